-- Counted again by other means, and further apart than the bound that the network's file writes down. {network:String} {from:Date} {to:Date}
SELECT
    f.period_start, f.token, concat(f.metric, ' = ', c.recount_metric, ' within ', toString(c.recount_within)), f.metric, f.value, r.value
FROM
(
    SELECT DISTINCT token, if(fact = 'burn', 'burned', 'emitted') AS metric, recount_metric, recount_within
    FROM network_counters WHERE network = {network:String} AND recount_metric != ''
) AS c
INNER JOIN figures_next AS f ON f.metric = c.metric AND f.token = c.token
INNER JOIN figures_next AS r ON r.metric = c.recount_metric AND r.token = c.token AND r.period_start = f.period_start
WHERE f.network = {network:String} AND f.grain = 'own' AND f.class = '' AND f.days = 1 AND f.tier = 'indexed'
    AND f.period_start >= {from:Date} AND f.period_start < {to:Date}
    AND r.network = {network:String} AND r.grain = 'own' AND r.class = '' AND r.days = 1
    AND abs(f.value - r.value) > c.recount_within
