-- What counters moved with its value, as movements are valued, without what movements of the same fact, token and day tell
-- already. amount is NULL where the day has a hole, and `reason` says why.
CREATE OR REPLACE VIEW valued_flows AS
SELECT
    f.network AS network,
    f.source AS source,
    f.metric AS metric,
    f.fact AS fact,
    f.class AS class,
    f.token AS token,
    f.day AS day,
    f.reason AS reason,
    f.formula AS formula,
    f.from_border AS from_border,
    f.from_value AS from_value,
    f.from_block AS from_block,
    f.from_answer AS from_answer,
    f.from_asked_at AS from_asked_at,
    f.to_border AS to_border,
    f.to_value AS to_value,
    f.to_block AS to_block,
    f.to_answer AS to_answer,
    f.to_asked_at AS to_asked_at,
    if(f.holds_movements, ifNull(told.amount, 0), 0) AS told_by_movements,
    f.value - told_by_movements AS amount,
    multiIf(
        isNotNull(listed.peg), listed.peg,
        p.token != '' AND dateDiff('day', p.day, f.day) <= 3, p.usd,
        NULL) AS price,
    multiIf(isNotNull(listed.peg), 'peg', isNull(price), '', p.source) AS price_source,
    isNull(listed.peg) AND (p.kind = 'quote' OR p.day != f.day) AS price_provisional,
    CAST(amount * price, 'Nullable(Decimal(76, 24))') AS usd,
    f.fact = rule.revenue_fact AND (empty(rule.revenue_classes) OR has(rule.revenue_classes, f.class)) AS designated,
    CAST(amount / rule.divide_by, 'Nullable(Decimal(76, 24))') AS fee_amount,
    CAST(usd / rule.divide_by, 'Nullable(Decimal(76, 24))') AS fee_usd
FROM flows AS f
INNER JOIN networks AS rule ON rule.network = f.network
LEFT JOIN (SELECT network, token, any(peg) AS peg FROM tokens GROUP BY network, token) AS listed
    ON listed.network = f.network AND listed.token = f.token
LEFT JOIN
(
    SELECT m.network AS network, toString(m.fact) AS fact, m.token AS token, toDate(m.time) AS day, sum(assumeNotNull(m.amount)) AS amount
    FROM movements AS m
    WHERE m.excluded = '' AND isNotNull(m.amount)
        AND (m.network, toString(m.fact), m.token) IN (SELECT network, fact, token FROM network_counters WHERE holds_movements)
    GROUP BY m.network, m.fact, m.token, day
) AS told ON told.network = f.network AND told.fact = f.fact AND told.token = f.token AND told.day = f.day
ASOF LEFT JOIN day_prices AS p ON p.token = f.token AND f.day >= p.day
