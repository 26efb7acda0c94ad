-- How far counters rose, per day between two borders, times their rate where they have one. A day has no value, and says why,
-- where a border is missing, where the counter fell or is about to, came back from a fall, rose by more than its bound, is not what another
-- reading of the same tells, or where its rate is not known or changed in between: never less than zero, never two days in one.
CREATE OR REPLACE VIEW counted AS
SELECT
    c.network AS network,
    c.source AS source,
    c.metric AS metric,
    c.fact AS fact,
    c.class AS class,
    c.token AS token,
    c.holds_movements AS holds_movements,
    c.short_of AS short_of,
    c.most AS most,
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
    CAST(if(c.rate = '', r.value - r.value_before, CAST((r.value - r.value_before) * g.value, 'Decimal(76, 24)')), 'Decimal(76, 24)') AS rise,
    if(c.rate = '', '', concat(toString(r.value - r.value_before), ' × ', toString(g.value))) AS formula,
    multiIf(
        r.border - r.border_before > 1, concat('no reading between ', toString(r.border_before), ' and ', toString(r.border)),
        r.value < r.value_before, concat('the counter fell from ', toString(r.value_before), ' to ', toString(r.value)),
        r.value_before < r.highest AND r.value >= r.highest, 'the counter came back from a fall',
        r.value_after < r.value, concat('the counter fell right after, from ', toString(r.value), ' to ', toString(r.value_after)),
        c.rate != '' AND (b.network = '' OR g.network = ''), concat('no reading of ', c.rate),
        c.rate != '' AND b.value != g.value, concat(c.rate, ' changed from ', toString(b.value), ' to ', toString(g.value)),
        c.short_of = '' AND rise > c.most, concat('the counter rose by ', toString(rise), ', more than ', toString(c.most), ' a day'),
        c.check_rule = 'equals' AND abs(r.value_before - k_from.value) > c.check_within, concat('the counter and ', c.check_metric, ' disagree at ', toString(r.border_before), ': ', toString(r.value_before), ' and ', toString(assumeNotNull(k_from.value))),
        c.check_rule = 'equals' AND abs(r.value - k_to.value) > c.check_within, concat('the counter and ', c.check_metric, ' disagree at ', toString(r.border), ': ', toString(r.value), ' and ', toString(assumeNotNull(k_to.value))),
        c.check_rule = 'supply' AND k_from.value - k_to.value > r.value - r.value_before + c.check_within, concat('the supply fell by ', toString(assumeNotNull(k_from.value - k_to.value)), ', more than the counter rose by: ', toString(r.value - r.value_before)),
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
    -- What is multiplied counts things, and not tokens.
    ON c.network = r.network AND c.source = r.source AND c.metric = r.metric AND if(c.rate = '', c.token, '') = r.token
LEFT JOIN
(
    SELECT network, source, metric, token, toDate(time) AS border, value FROM readings FINAL
    WHERE time = toStartOfDay(time) AND (network, source, metric, token) IN (SELECT network, source, rate, token FROM network_counters)
) AS b ON b.network = c.network AND b.source = c.source AND b.metric = c.rate AND b.token = c.token AND b.border = r.border_before
LEFT JOIN
(
    SELECT network, source, metric, token, toDate(time) AS border, value FROM readings FINAL
    WHERE time = toStartOfDay(time) AND (network, source, metric, token) IN (SELECT network, source, rate, token FROM network_counters)
) AS g ON g.network = c.network AND g.source = c.source AND g.metric = c.rate AND g.token = c.token AND g.border = r.border
-- What is not there is NULL, and compares as nothing; one is compared where several sources tell it, so that no day stands twice.
LEFT ANY JOIN
(
    SELECT network, metric, token, toDate(time) AS border, CAST(value, 'Nullable(Decimal(76, 24))') AS value
    FROM readings FINAL
    WHERE time = toStartOfDay(time) AND (network, metric) IN (SELECT network, check_metric FROM network_counters WHERE check_metric != '')
) AS k_from ON k_from.network = r.network AND k_from.metric = c.check_metric AND k_from.token = r.token AND k_from.border = r.border_before
LEFT ANY JOIN
(
    SELECT network, metric, token, toDate(time) AS border, CAST(value, 'Nullable(Decimal(76, 24))') AS value
    FROM readings FINAL
    WHERE time = toStartOfDay(time) AND (network, metric) IN (SELECT network, check_metric FROM network_counters WHERE check_metric != '')
) AS k_to ON k_to.network = r.network AND k_to.metric = c.check_metric AND k_to.token = r.token AND k_to.border = r.border
WHERE r.place > 1
