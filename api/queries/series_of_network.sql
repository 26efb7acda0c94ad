-- The rows of series.sql for one network: figures keeps what is one network's together.
-- {metrics:Array(String)} {network:String} {from:Date} {to:Date} {grain:String} {class:String}
SELECT
    network,
    metric,
    token,
    any(unit) AS unit,
    concat(toString(tier), '\t', toString(state), '\t', toString(completeness), '\t', source, '\t', reason) AS standing,
    running,
    covers,
    groupArray(period_start) AS times,
    groupArray(value_text) AS values
FROM
(
    SELECT network, metric, token, unit, period_start, value_text, tier, state, completeness, source, reason,
        period_end > toDate(now('UTC')) AS running,
        if(greatest(0, dateDiff('day', period_start, least(period_end, toDate(now('UTC')))) - days) > if(longest BETWEEN 2 AND 7, 6, 0),
            concat('covers ', toString(days), ' of ', toString(dateDiff('day', period_start, period_end)), ' days'), '') AS covers
    FROM figures
    WHERE network = {network:String}
        AND grain = if({grain:String} = 'day', 'own', {grain:String})
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
GROUP BY network, metric, token, tier, state, completeness, source, reason, running, covers
ORDER BY metric, token
