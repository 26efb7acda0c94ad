-- What counters moved, per day between two borders. A day has no value, and says why, where a border is missing, where the
-- counter fell or is about to, came back from a fall, or rose by more than its bound: never less than zero, never two days in one.
CREATE OR REPLACE VIEW flows AS
SELECT
    c.network AS network,
    c.source AS source,
    c.metric AS metric,
    c.fact AS fact,
    c.class AS class,
    c.token AS token,
    c.holds_movements AS holds_movements,
    r.border_before + arrayJoin(range(toUInt32(r.border - r.border_before))) AS day,
    r.border_before AS from_border,
    r.border AS to_border,
    r.value_before AS from_value,
    r.value AS to_value,
    r.block_before AS from_block,
    r.block AS to_block,
    r.answer_before AS from_answer,
    r.answer AS to_answer,
    r.asked_before AS from_asked_at,
    r.asked_at AS to_asked_at,
    CAST(if(reason = '', r.value - r.value_before, NULL), 'Nullable(Decimal(76, 24))') AS value,
    multiIf(
        r.border - r.border_before > 1, concat('no reading between ', toString(r.border_before), ' and ', toString(r.border)),
        r.value < r.value_before, concat('the counter fell from ', toString(r.value_before), ' to ', toString(r.value)),
        r.value_before < r.highest AND r.value >= r.highest, 'the counter came back from a fall',
        r.value_after < r.value, concat('the counter fell right after, from ', toString(r.value), ' to ', toString(r.value_after)),
        r.value - r.value_before > c.most, concat('the counter rose by ', toString(r.value - r.value_before), ', more than ', toString(c.most), ' a day'),
        '') AS reason
FROM
(
    SELECT
        network, source, metric, token, toDate(time) AS border, value, block, answer, asked_at,
        lagInFrame(toDate(time)) OVER own AS border_before,
        lagInFrame(value) OVER own AS value_before,
        lagInFrame(block) OVER own AS block_before,
        lagInFrame(answer) OVER own AS answer_before,
        lagInFrame(asked_at) OVER own AS asked_before,
        -- The highest of all that came before the border before.
        max(value) OVER (PARTITION BY network, source, metric, token ORDER BY time ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS highest,
        leadInFrame(value, 1, value) OVER (PARTITION BY network, source, metric, token ORDER BY time ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS value_after,
        row_number() OVER own AS place
    FROM readings FINAL
    WHERE time = toStartOfDay(time)
    WINDOW own AS (PARTITION BY network, source, metric, token ORDER BY time ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)
) AS r
INNER JOIN network_counters AS c
    ON c.network = r.network AND c.source = r.source AND c.metric = r.metric AND c.token = r.token
WHERE r.place > 1
