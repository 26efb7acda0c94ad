-- The rows of figures_export.sql, or at a grain those of points.sql, as they were known at a time. {as_of:DateTime64(3, 'UTC')}
-- {metrics:Array(String)} {networks:Array(String)} {from:Date} {to:Date} {grain:String} empty for figures as they stand {class:String}
WITH dateDiff('day', k.period_start, k.period_end) - k.days > if(k.longest BETWEEN 2 AND 7, 6, 0) AS short
SELECT
    k.network AS network, k.metric AS metric, k.token AS token, k.period_start AS period_start, k.period_end AS period_end,
    k.value AS value, k.unit AS unit, k.tier AS tier, 'final' AS state,
    if(k.completeness = 'partial' OR short, 'partial', 'complete') AS completeness,
    if(short, concat(k.reason, if(k.reason = '', '', '; '), 'covers ', toString(k.days), ' of ', toString(dateDiff('day', k.period_start, k.period_end)), ' days'), k.reason) AS reason,
    k.source AS source, k.method_version AS method_version,
    multiIf(
        k.grade = 'D', 'D',
        k.grade = 'C' OR short, 'C',
        k.grade = 'B' OR k.network IN (SELECT network FROM networks WHERE inferred != ''), 'B',
        'A') AS grade
FROM
(
    SELECT * FROM figure_log
    WHERE known_at <= {as_of:DateTime64(3, 'UTC')}
        AND grain = if({grain:String} IN ('', 'day'), 'own', {grain:String})
        AND metric IN {metrics:Array(String)}
        AND class = {class:String}
        AND (empty({networks:Array(String)}) OR network IN {networks:Array(String)})
        AND period_start >= multiIf(
                {grain:String} = 'week', toMonday({from:Date}),
                {grain:String} = 'month', toStartOfMonth({from:Date}),
                {grain:String} = 'quarter', toStartOfQuarter({from:Date}),
                {from:Date})
        AND period_start < {to:Date}
    ORDER BY known_at DESC
    LIMIT 1 BY network, metric, token, period_start, period_end
) AS k
WHERE NOT gone AND ({grain:String} != 'day' OR days = 1)
ORDER BY network, metric, token, period_start, period_end
