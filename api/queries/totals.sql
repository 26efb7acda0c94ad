-- One total per network, metric and token over [from, to), and over the span of equal length before it.
-- {metrics:Array(String)} {networks:Array(String)} {from:Date} {to:Date} {before:Date} {lasts:Array(String)}
WITH
    least({to:Date}, toDate(now('UTC'))) AS until,
    countIf(f.inside) AS parts,
    countIf(f.earlier) AS earlier_parts,
    maxIf(f.days, f.inside) AS longest,
    dateDiff('day', minIf(f.period_start, f.inside), until) - sumIf(f.days, f.inside) AS missing_days,
    parts > 0 AND missing_days >= longest AS short
SELECT
    f.network AS network,
    f.metric AS metric,
    f.token AS token,
    any(f.unit) AS unit,
    toString(parts) AS part_count,
    toString(multiIf(
        parts = 0, NULL,
        any(f.unit) = 'ratio', if(countIf(f.inside AND (isNull(f.numerator) OR isNull(f.denominator))) > 0, NULL,
            CAST(sumIf(f.numerator, f.inside) / nullIf(CAST(sumIf(f.denominator, f.inside), 'Nullable(Decimal(76, 18))'), 0), 'Nullable(Decimal(76, 24))')),
        has({lasts:Array(String)}, f.metric), argMaxIf(tuple(f.value), f.period_start, f.inside).1,
        countIf(f.inside AND isNull(f.value)) > 0, NULL,
        sumIf(f.value, f.inside))) AS value,
    toString(multiIf(
        earlier_parts = 0, NULL,
        any(f.unit) = 'ratio', if(countIf(f.earlier AND (isNull(f.numerator) OR isNull(f.denominator))) > 0, NULL,
            CAST(sumIf(f.numerator, f.earlier) / nullIf(CAST(sumIf(f.denominator, f.earlier), 'Nullable(Decimal(76, 18))'), 0), 'Nullable(Decimal(76, 24))')),
        has({lasts:Array(String)}, f.metric), argMaxIf(tuple(f.value), f.period_start, f.earlier).1,
        -- A span that began to be known in its middle is no base to compare with.
        countIf(f.earlier AND isNull(f.value)) > 0 OR minIf(f.period_start, f.earlier) > {before:Date} + maxIf(f.days, f.earlier), NULL,
        sumIf(f.value, f.earlier))) AS previous,
    if(parts = 0, NULL, toString(maxIf(f.tier, f.inside))) AS tier,
    if(parts = 0, NULL, toString(maxIf(f.state, f.inside))) AS state,
    if(parts = 0, NULL, if(maxIf(f.completeness, f.inside) = 'partial' OR short, 'partial', 'complete')) AS completeness,
    minIf(f.period_start, f.inside) AS from_day,
    maxIf(f.period_end, f.inside) AS to_day,
    if(parts = 0,
        concat('nothing is known for this period; the last known ends on ', toString(max(f.period_end))),
        arrayStringConcat(arrayDistinct(arrayFilter(r -> r != '', [
            argMinIf(f.reason, (isNotNull(f.value), f.reason = '', f.period_start), f.inside),
            if(short, concat(toString(missing_days), ' days up to ', toString(until), ' are not covered'), '')])), '; ')) AS reason,
    toString(sumIf(f.movements, f.inside)) AS movements,
    arrayStringConcat(arraySort(groupUniqArrayIf(f.source, f.inside)), ', ') AS source
FROM
(
    SELECT *,
        dateDiff('day', period_start, period_end) AS days,
        period_start >= {from:Date} AND period_start < {to:Date} AS inside,
        period_start >= {before:Date} AND period_start < {from:Date} AS earlier
    FROM figures
    WHERE metric IN {metrics:Array(String)}
        AND (empty({networks:Array(String)}) OR network IN {networks:Array(String)})
        AND class = ''
) AS f
GROUP BY f.network, f.metric, f.token
ORDER BY network, metric, token
