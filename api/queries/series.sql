-- Figures at a grain: per series one row for each standing, with the starts and values ('' for none) of the periods that
-- have it. The same figures as points.sql, without what is the same at every point. The period that holds {from:Date} is
-- whole. {metrics:Array(String)} {networks:Array(String)} {from:Date} {to:Date} {grain:String} {class:String}
SELECT
    network,
    metric,
    token,
    any(unit) AS unit,
    standing,
    running,
    covers,
    groupArray(period_start) AS times,
    groupArray(value_text) AS values
FROM
(
    SELECT network, metric, token, unit, period_start, value_text, standing,
        period_end > toDate(now('UTC')) AS running,
        if(greatest(0, dateDiff('day', period_start, least(period_end, toDate(now('UTC')))) - days) > if(longest BETWEEN 2 AND 7, 6, 0),
            concat('covers ', toString(days), ' of ', toString(dateDiff('day', period_start, period_end)), ' days'), '') AS covers
    FROM figures_by_period FINAL
    WHERE grain = if({grain:String} = 'day', 'own', {grain:String})
        AND (empty({networks:Array(String)}) OR network IN {networks:Array(String)})
        AND ({grain:String} != 'day' OR days = 1)
        AND metric IN {metrics:Array(String)}
        AND class = {class:String}
        AND period_start >= multiIf(
            {grain:String} = 'week', toMonday({from:Date}),
            {grain:String} = 'month', toStartOfMonth({from:Date}),
            {grain:String} = 'quarter', toStartOfQuarter({from:Date}),
            {from:Date})
        AND period_start < {to:Date}
)
GROUP BY network, metric, token, standing, running, covers
ORDER BY metric, network, token
