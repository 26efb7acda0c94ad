-- The rows of figures_export.sql, or at a grain those of points.sql, as they were known at a time. {as_of:DateTime64(3, 'UTC')}
-- {metrics:Array(String)} {networks:Array(String)} {from:Date} {to:Date} {grain:String} empty for figures as they stand {class:String}
SELECT network, metric, token, period_start, period_end, value, unit, tier, 'final' AS state, completeness, reason, source, method_version
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
)
WHERE NOT gone AND ({grain:String} != 'day' OR days = 1)
ORDER BY network, metric, token, period_start, period_end
