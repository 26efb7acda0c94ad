-- The last reading of each day, our own before a published one; what is read at a border is of the day that ends there.
-- {network:String} {from:Date} {to:Date}
INSERT INTO figures_next
(network, metric, token, class, period_start, period_end, value, unit, tier, state, completeness, reason, movements, source, method_version, computed_at)
SELECT
    network, metric, token, '', toDate(time) AS day, day + 1,
    argMax(value, (tier = 'indexed', time)), argMax(unit, (tier = 'indexed', time)), argMax(tier, (tier = 'indexed', time)), 'final', 'complete', '', 0, argMax(source, (tier = 'indexed', time)),
    (SELECT method_version FROM networks WHERE network = {network:String}), now64(3)
FROM
(
    SELECT network, metric, token, time, value, unit, source, 'published' AS tier FROM published_readings
    UNION ALL
    SELECT network, metric, token, time - 1, value, unit, source, 'indexed' AS tier FROM readings FINAL
)
WHERE network = {network:String} AND time >= toDateTime({from:Date}, 'UTC') AND toDate(time) < {to:Date}
GROUP BY network, metric, token, day
