-- Figures at a grain: per series one row for each standing, with the starts (days since 1970) and values ('' for none) of the
-- periods that have it, and of those that are not covered whole: start, days that are covered, days of the longest figure.
-- The same figures as points.sql, without what is the same at every point or follows from it.
-- {metrics:Array(String)} {networks:Array(String)} {from:Date} the start of a period {to:Date} {grain:String} {class:String}
SELECT
    network,
    metric,
    token,
    any(unit) AS unit,
    standing,
    groupArray(toUInt16(period_start)) AS times,
    groupArray(value_text) AS values,
    groupArrayIf((toUInt16(period_start), days, longest), days != period_end - period_start) AS short
FROM figures_by_period FINAL
WHERE grain = {grain:String}
    AND metric IN {metrics:Array(String)}
    AND class = {class:String}
    AND (empty({networks:Array(String)}) OR network IN {networks:Array(String)})
    AND period_start >= {from:Date}
    AND period_start < {to:Date}
    AND (grain != 'own' OR days = 1)
GROUP BY network, metric, token, standing
