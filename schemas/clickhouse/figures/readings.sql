-- The last reading of each day, our own before a published one and before what a market source told; what is read at a border
-- is of the day that ends there. What a market source told is provisional for a day more: until then a reading may replace it.
-- {network:String} {from:Date} {to:Date}
INSERT INTO figures_next
(network, metric, token, class, period_start, period_end, value, unit, tier, state, completeness, reason, movements, source, method_version, computed_at)
SELECT
    network, metric, token, '', toDate(time) AS day, day + 1,
    argMax(value, (tier = 'indexed', time)), argMax(unit, (tier = 'indexed', time)), argMax(tier, (tier = 'indexed', time)),
    if(argMax(is_told, (tier = 'indexed', time)) AND day >= toDate(now('UTC')) - 1, 'provisional', 'final'), 'complete', '', 0, argMax(source, (tier = 'indexed', time)),
    (SELECT method_version FROM networks WHERE network = {network:String}), now64(3)
FROM
(
    SELECT network, metric, token, time, value, unit, source, 'published' AS tier, 0 AS is_told FROM published_readings
    UNION ALL
    SELECT network, metric, token, time, value, unit, source, 'published' AS tier, 1 AS is_told FROM market_readings
    UNION ALL
    SELECT network, metric, token, time - 1, value, unit, source, 'indexed' AS tier, 0 AS is_told FROM readings FINAL
)
WHERE network = {network:String} AND time >= toDateTime({from:Date}, 'UTC') AND toDate(time) < {to:Date}
GROUP BY network, metric, token, day
