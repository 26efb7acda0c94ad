-- Figures at a grain. A figure belongs to the period in which it starts; one that is longer than the grain is left out,
-- never spread. A hole in a sum is a hole of the sum.
-- {metrics:Array(String)} {networks:Array(String)} {from:Date} {to:Date} {grain:String} {class:String}
-- {lasts:Array(String)} metrics whose last value stands for the period
WITH
    greatest(0, dateDiff('day', f.bucket, least(f.bucket_end, toDate(now('UTC')))) - sum(f.days)) >= max(f.days) AS short
SELECT
    f.network AS network,
    f.metric AS metric,
    f.token AS token,
    f.bucket AS period_start,
    f.bucket_end AS period_end,
    multiIf(
        any(f.unit) = 'ratio', if(countIf(isNull(f.numerator) OR isNull(f.denominator)) > 0, NULL,
            CAST(sum(f.numerator) / nullIf(CAST(sum(f.denominator), 'Nullable(Decimal(76, 18))'), 0), 'Nullable(Decimal(76, 24))')),
        has({lasts:Array(String)}, f.metric), argMax(tuple(f.value), f.start).1,
        countIf(isNull(f.value)) > 0, NULL,
        sum(f.value)) AS value,
    any(f.unit) AS unit,
    toString(max(f.tier)) AS tier,
    if(max(f.state) = 'provisional' OR f.bucket_end > toDate(now('UTC')), 'provisional', 'final') AS state,
    if(max(f.completeness) = 'partial' OR short, 'partial', 'complete') AS completeness,
    arrayStringConcat(arrayDistinct(arrayFilter(r -> r != '', [
        argMin(f.reason, (isNotNull(f.value), f.reason = '', f.start)),
        if(short, concat('covers ', toString(sum(f.days)), ' of ', toString(dateDiff('day', f.bucket, f.bucket_end)), ' days'), '')])), '; ') AS reason,
    arrayStringConcat(arraySort(groupUniqArray(f.source)), ', ') AS source
FROM
(
    SELECT
        network, metric, token, value, numerator, denominator, unit, tier, state, completeness, reason, source,
        period_start AS start,
        dateDiff('day', period_start, period_end) AS days,
        multiIf(
            {grain:String} = 'day', period_start,
            {grain:String} = 'week', toMonday(period_start),
            {grain:String} = 'month', toStartOfMonth(period_start),
            toStartOfQuarter(period_start)) AS bucket,
        multiIf(
            {grain:String} = 'day', bucket + 1,
            {grain:String} = 'week', bucket + 7,
            {grain:String} = 'month', addMonths(bucket, 1),
            addMonths(bucket, 3)) AS bucket_end
    FROM figures
    WHERE metric IN {metrics:Array(String)}
        AND (empty({networks:Array(String)}) OR network IN {networks:Array(String)})
        AND class = {class:String}
        AND period_start >= {from:Date} AND period_start < {to:Date}
) AS f
WHERE f.days <= dateDiff('day', f.bucket, f.bucket_end)
GROUP BY f.network, f.metric, f.token, f.bucket, f.bucket_end
ORDER BY metric, network, token, period_start
