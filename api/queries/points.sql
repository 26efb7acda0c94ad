-- Figures at a grain, one row each. For days, figures of one day; what was published for longer stands at coarser grains.
-- The period that holds {from:Date} is whole. {metrics:Array(String)} {networks:Array(String)} {from:Date} {to:Date} {grain:String} {class:String}
WITH greatest(0, dateDiff('day', f.period_start, least(f.period_end, toDate(now('UTC')))) - f.days) > if(f.longest BETWEEN 2 AND 7, 6, 0) AS short
SELECT
    f.network AS network,
    f.metric AS metric,
    f.token AS token,
    f.period_start AS period_start,
    f.period_end AS period_end,
    f.value AS value,
    f.unit AS unit,
    f.tier AS tier,
    if(f.state = 'provisional' OR f.period_end > toDate(now('UTC')), 'provisional', 'final') AS state,
    if(f.completeness = 'partial' OR short, 'partial', 'complete') AS completeness,
    if(short, concat(f.reason, if(f.reason = '', '', '; '), 'covers ', toString(f.days), ' of ', toString(dateDiff('day', f.period_start, f.period_end)), ' days'), f.reason) AS reason,
    f.source AS source,
    f.method_version AS method_version,
    multiIf(
        f.grade = 'D', 'D',
        f.grade = 'C' OR short, 'C',
        f.grade = 'B' OR f.period_end > toDate(now('UTC')) OR f.network IN (SELECT network FROM networks WHERE inferred != ''), 'B',
        'A') AS grade
FROM figures AS f
WHERE f.grain = if({grain:String} = 'day', 'own', {grain:String})
    AND ({grain:String} != 'day' OR f.days = 1)
    AND f.metric IN {metrics:Array(String)}
    AND (empty({networks:Array(String)}) OR f.network IN {networks:Array(String)})
    AND f.class = {class:String}
    AND f.period_start >= multiIf(
            {grain:String} = 'week', toMonday({from:Date}),
            {grain:String} = 'month', toStartOfMonth({from:Date}),
            {grain:String} = 'quarter', toStartOfQuarter({from:Date}),
            {from:Date})
        AND f.period_start < {to:Date}
ORDER BY metric, network, token, period_start
