-- The days of one network, in the rows of series.sql: figures keeps a network's days together.
-- {metrics:Array(String)} {network:String} {from:Date} {to:Date} {class:String}
SELECT
    network,
    metric,
    token,
    any(unit) AS unit,
    concat(toString(tier), '\t', toString(state), '\t', toString(completeness), '\t', source, '\t', reason) AS standing,
    period_end > toDate(now('UTC')) AS running,
    '' AS covers,
    groupArray(period_start) AS times,
    groupArray(value_text) AS values
FROM figures
WHERE network = {network:String}
    AND grain = 'own'
    AND days = 1
    AND metric IN {metrics:Array(String)}
    AND class = {class:String}
    AND period_start >= {from:Date}
    AND period_start < {to:Date}
GROUP BY network, metric, token, tier, state, completeness, source, reason, running
ORDER BY metric, network, token
