-- The rows of series.sql for one network: figures keeps what is one network's together.
-- {metrics:Array(String)} {network:String} {from:Date} the start of a period {to:Date} {grain:String} {class:String}
SELECT
    network,
    metric,
    token,
    any(unit) AS unit,
    concat(toString(tier), '\t', toString(state), '\t', toString(completeness), '\t', source, '\t', reason, '\t', toString(grade)) AS standing,
    groupArray(toUInt16(period_start)) AS times,
    groupArray(value_text) AS values,
    groupArrayIf((toUInt16(period_start), days, longest), days != period_end - period_start) AS short
FROM figures
WHERE network = {network:String}
    AND grain = {grain:String}
    AND metric IN {metrics:Array(String)}
    AND class = {class:String}
    AND period_start >= {from:Date}
    AND period_start < {to:Date}
    AND (grain != 'own' OR days = 1)
GROUP BY network, metric, token, tier, state, completeness, source, reason, grade
