-- Both sides of what figures must be equal to. {network:String} {from:Date} {to:Date}
SELECT period_start AS day, token, check.1 AS identity, check.2 AS metric, check.3 AS left_side, check.4 AS right_side
FROM
(
    SELECT
        period_start, period_end, token,
        anyIf(value, metric = 'fees') AS fees, anyIf(value, metric = 'supply_side_revenue') AS supply_side_revenue,
        anyIf(value, metric = 'revenue') AS revenue, anyIf(value, metric = 'protocol_revenue') AS protocol_revenue,
        anyIf(value, metric = 'holders_revenue') AS holders_revenue, anyIf(value, metric = 'incentives') AS incentives,
        anyIf(value, metric = 'earnings') AS earnings, anyIf(value, metric = 'emitted') AS emitted,
        anyIf(value, metric = 'burned') AS burned, anyIf(value, metric = 'net_emission') AS net_emission
    FROM figures_next
    WHERE network = {network:String} AND grain = 'own' AND class = '' AND period_start >= {from:Date} AND period_start < {to:Date}
    GROUP BY period_start, period_end, token
)
ARRAY JOIN [
    ('fees = supply_side_revenue + revenue', 'fees', fees, supply_side_revenue + revenue),
    ('revenue = protocol_revenue + holders_revenue', 'revenue', revenue, protocol_revenue + holders_revenue),
    ('earnings = revenue - incentives', 'earnings', earnings, revenue - incentives),
    ('net_emission = emitted - burned', 'net_emission', net_emission, emitted - burned)] AS check
UNION ALL
-- Told by the whole numbers of the movements, not by the decimals that the figures are made from.
SELECT
    m.day, m.token, concat(f.metric, ' = its movements'), f.metric, f.value, m.recounted
FROM
(
    SELECT
        toDate(time) AS day, token, if(fact = 'burn', 'burned', 'emitted') AS metric, count() AS movements,
        sum(toDecimal256OrNull(amount_raw, 24) / toDecimal256(concat('1', repeat('0', assumeNotNull(decimals))), 0)) AS recounted
    FROM movements
    WHERE network = {network:String} AND fact IN ('burn', 'emission') AND excluded = '' AND isNotNull(decimals)
        AND time >= toDateTime({from:Date}, 'UTC') AND toDate(time) < {to:Date}
    GROUP BY day, token, metric
) AS m
INNER JOIN figures_next AS f ON f.metric = m.metric AND f.token = m.token AND f.period_start = m.day
WHERE f.network = {network:String} AND f.grain = 'own' AND f.class = '' AND f.days = 1 AND f.tier = 'indexed' AND isNotNull(f.value)
    -- What counters tell of the day is in the figure, too.
    AND (m.token, m.metric) NOT IN (SELECT token, if(fact = 'burn', 'burned', 'emitted') FROM network_counters WHERE network = {network:String})
