-- Borders for which a source has told all its counters, or anything where it has none. {network:String} {source:String}
SELECT toDate(time) AS border
FROM readings
WHERE network = {network:String} AND source = {source:String} AND time = toStartOfDay(time)
GROUP BY border
HAVING uniqExactIf((metric, token), (metric, token) IN (SELECT metric, if(rate = '', token, '') FROM network_counters WHERE network = {network:String} AND source = {source:String}))
    = (SELECT count() FROM network_counters WHERE network = {network:String} AND source = {source:String})
ORDER BY border
