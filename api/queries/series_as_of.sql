-- The rows of series.sql as they were known at a time: of each figure what was last written down as final by then. What was
-- still provisional then is not kept. {as_of:DateTime64(3, 'UTC')}
-- {metrics:Array(String)} {networks:Array(String)} {from:Date} the start of a period {to:Date} {grain:String} {class:String}
SELECT
    network,
    metric,
    token,
    any(unit) AS unit,
    concat(toString(tier), '\tfinal\t', toString(completeness), '\t', source, '\t', reason, '\t', toString(grade)) AS standing,
    groupArray(toUInt16(period_start)) AS times,
    groupArray(ifNull(toString(value), '')) AS values,
    groupArrayIf((toUInt16(period_start), days, longest), days != period_end - period_start) AS short
FROM
(
    SELECT * FROM figure_log
    WHERE known_at <= {as_of:DateTime64(3, 'UTC')}
        AND grain = {grain:String}
        AND metric IN {metrics:Array(String)}
        AND class = {class:String}
        AND (empty({networks:Array(String)}) OR network IN {networks:Array(String)})
        AND period_start >= {from:Date}
        AND period_start < {to:Date}
    ORDER BY known_at DESC
    LIMIT 1 BY network, metric, token, period_start, period_end
)
WHERE NOT gone AND ({grain:String} != 'own' OR days = 1)
GROUP BY network, metric, token, tier, completeness, source, reason, grade
