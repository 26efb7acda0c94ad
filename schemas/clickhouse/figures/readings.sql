-- The last reading of each day. {network:String} {from:Date} {to:Date}
INSERT INTO figures_next
(network, metric, token, class, period_start, period_end, value, unit, tier, state, completeness, reason, movements, source, method_version, computed_at)
SELECT
    network, metric, token, '', toDate(time) AS day, day + 1,
    argMax(value, time), any(unit), any(tier), 'final', 'complete', '', 0, any(source),
    (SELECT method_version FROM networks WHERE network = {network:String}), now64(3)
FROM
(
    SELECT network, metric, token, time, value, unit, source, 'published' AS tier FROM published_readings
    UNION ALL
    SELECT network, metric, token, time, value, unit, source, 'indexed' AS tier FROM readings FINAL
)
WHERE network = {network:String} AND time >= toDateTime({from:Date}, 'UTC') AND time < toDateTime({to:Date}, 'UTC')
GROUP BY network, metric, token, day
