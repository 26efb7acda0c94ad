-- Figures at a grain, one row a series with its points in the order of time: [start, value or '', tier, state,
-- completeness, reason, source]. The same figures as points.sql, without its keys at every point.
-- The period that holds {from:Date} is whole. {metrics:Array(String)} {networks:Array(String)} {from:Date} {to:Date} {grain:String} {class:String}
SELECT
    f.network AS network,
    f.metric AS metric,
    f.token AS token,
    any(f.unit) AS unit,
    arraySort(groupArray((
        toString(f.period_start),
        ifNull(toString(f.value), ''),
        toString(f.tier),
        if(f.state = 'provisional' OR f.period_end > toDate(now('UTC')), 'provisional', 'final'),
        if(f.completeness = 'partial' OR f.short, 'partial', 'complete'),
        if(f.short, concat(f.reason, if(f.reason = '', '', '; '), 'covers ', toString(f.days), ' of ', toString(dateDiff('day', f.period_start, f.period_end)), ' days'), toString(f.reason)),
        toString(f.source)))) AS points
FROM
(
    SELECT network, metric, token, unit, period_start, period_end, days, value, tier, state, completeness, reason, source,
        greatest(0, dateDiff('day', period_start, least(period_end, toDate(now('UTC')))) - days) > if(longest BETWEEN 2 AND 7, 6, 0) AS short
    FROM figures
    WHERE grain = if({grain:String} = 'day', 'own', {grain:String})
        AND ({grain:String} != 'day' OR days = 1)
        AND metric IN {metrics:Array(String)}
        AND (empty({networks:Array(String)}) OR network IN {networks:Array(String)})
        AND class = {class:String}
        AND period_start >= multiIf(
            {grain:String} = 'week', toMonday({from:Date}),
            {grain:String} = 'month', toStartOfMonth({from:Date}),
            {grain:String} = 'quarter', toStartOfQuarter({from:Date}),
            {from:Date})
        AND period_start < {to:Date}
) AS f
GROUP BY f.network, f.metric, f.token
ORDER BY metric, network, token
