-- One total per network, metric and token over [from, to), and over the span of equal length before it. Whole months are
-- taken as months and the days at the borders as days. Figures belong to the period in which they start.
-- {metrics:Array(String)} {networks:Array(String)} {from:Date} {to:Date} {before:Date} {lasts:Array(String)} {days:Array(String)}
WITH
    -- The whole months of the span, and of the one before it; none where the span holds none.
    if(toStartOfMonth({from:Date}) = {from:Date}, {from:Date}, addMonths(toStartOfMonth({from:Date}), 1)) AS first_month,
    if(first_month < toStartOfMonth({to:Date}), first_month, {to:Date}) AS months_from,
    if(first_month < toStartOfMonth({to:Date}), toStartOfMonth({to:Date}), {to:Date}) AS months_to,
    if(toStartOfMonth({before:Date}) = {before:Date}, {before:Date}, addMonths(toStartOfMonth({before:Date}), 1)) AS earlier_first,
    if(earlier_first < toStartOfMonth({from:Date}), earlier_first, {from:Date}) AS earlier_months_from,
    if(earlier_first < toStartOfMonth({from:Date}), toStartOfMonth({from:Date}), {from:Date}) AS earlier_months_to,
    least({to:Date}, toDate(now('UTC'))) AS until,
    countIf(f.inside) AS parts,
    countIf(f.earlier) AS earlier_parts,
    maxIf(f.longest, f.inside) AS longest,
    -- Days before the network's first source began are not missing. Weekly figures may hang over a border.
    greatest({from:Date}, least(min(f.first_day), any(f.begins))) AS since,
    dateDiff('day', since, until) - sumIf(f.days, f.inside) AS missing_days,
    parts > 0 AND missing_days > if(longest BETWEEN 2 AND 7, 6, 0) AS short
SELECT
    f.network AS network,
    f.metric AS metric,
    f.token AS token,
    any(f.unit) AS unit,
    toString(parts) AS part_count,
    multiIf(
        parts = 0 OR has({days:Array(String)}, f.metric), NULL,
        any(f.unit) = 'ratio', if(countIf(f.inside AND (isNull(f.numerator) OR isNull(f.denominator))) > 0, NULL,
            CAST(sumIf(f.numerator, f.inside) / nullIf(CAST(sumIf(f.denominator, f.inside), 'Nullable(Decimal(76, 18))'), 0), 'Nullable(Decimal(76, 24))')),
        has({lasts:Array(String)}, f.metric), argMaxIf(tuple(f.value), f.period_start, f.inside).1,
        countIf(f.inside AND isNull(f.value)) > 0, NULL,
        sumIf(f.value, f.inside)) AS made,
    toString(made) AS value,
    toString(multiIf(
        -- Nothing is said of a change between spans of which one is known in part.
        earlier_parts = 0 OR short OR has({days:Array(String)}, f.metric), NULL,
        any(f.unit) = 'ratio', if(countIf(f.earlier AND (isNull(f.numerator) OR isNull(f.denominator))) > 0, NULL,
            CAST(sumIf(f.numerator, f.earlier) / nullIf(CAST(sumIf(f.denominator, f.earlier), 'Nullable(Decimal(76, 18))'), 0), 'Nullable(Decimal(76, 24))')),
        has({lasts:Array(String)}, f.metric), argMaxIf(tuple(f.value), f.period_start, f.earlier).1,
        -- A span that began to be known in its middle is no base to compare with.
        countIf(f.earlier AND isNull(f.value)) > 0
            OR dateDiff('day', {before:Date}, {from:Date}) - sumIf(f.days, f.earlier) > if(maxIf(f.longest, f.earlier) BETWEEN 2 AND 7, 6, 0), NULL,
        sumIf(f.value, f.earlier))) AS previous,
    if(parts = 0, NULL, toString(maxIf(f.tier, f.inside))) AS tier,
    if(parts = 0, NULL, toString(maxIf(f.state, f.inside))) AS state,
    if(parts = 0, NULL, if(maxIf(f.completeness, f.inside) = 'partial' OR short, 'partial', 'complete')) AS completeness,
    minIf(f.first_day, f.inside) AS from_day,
    maxIf(f.last_end, f.inside) AS to_day,
    multiIf(
        parts = 0, 'nothing is known for this period',
        has({days:Array(String)}, f.metric), 'a count of single days: days overlap and are not added up',
        arrayStringConcat(arrayDistinct(arrayFilter(r -> r != '', [
            if(isNull(made),
                argMinIf(f.reason, (isNotNull(f.value), f.period_start), f.inside),
                argMinIf(f.reason, (f.completeness = 'complete', f.period_start), f.inside AND isNotNull(f.value))),
            if(short, concat(toString(missing_days), ' days from ', toString(since), ' to ', toString(until), ' are not covered'), '')])), '; ')) AS reason,
    toString(sumIf(f.movements, f.inside)) AS movements,
    arrayStringConcat(arraySort(groupUniqArrayIf(f.source, f.inside)), ', ') AS source
FROM
(
    SELECT figures.*, ifNull(b.begins, toDate('2149-01-01')) AS begins,
        grain != 'quarter' AND period_start >= {from:Date} AND period_start < {to:Date} AS inside,
        grain != 'quarter' AND period_start >= {before:Date} AND period_start < {from:Date} AS earlier
    FROM figures
    LEFT JOIN (SELECT network, toNullable(min(since)) AS begins FROM network_sources GROUP BY network) AS b ON b.network = figures.network
    WHERE metric IN {metrics:Array(String)}
        AND (empty({networks:Array(String)}) OR figures.network IN {networks:Array(String)})
        AND class = ''
        AND (
            -- Only to know since when anything is known.
            grain = 'quarter'
            OR (grain = 'month' AND (
                (period_start >= months_from AND period_start < months_to)
                OR (period_start >= earlier_months_from AND period_start < earlier_months_to)))
            OR (grain = 'own' AND (
                (period_start >= {before:Date} AND period_start < earlier_months_from)
                OR (period_start >= earlier_months_to AND period_start < {from:Date})
                OR (period_start >= {from:Date} AND period_start < months_from)
                OR (period_start >= months_to AND period_start < {to:Date}))))
) AS f
GROUP BY f.network, f.metric, f.token
ORDER BY network, metric, token
