-- Weeks, months and quarters of a network. A figure belongs to the period in which it starts; one that is longer than the
-- period is left out, never spread. A hole in a sum is a hole of the sum; a ratio divides sums.
-- {network:String} {lasts:Array(String)} metrics whose last value stands for the period; {days:Array(String)} metrics of days only
INSERT INTO figures_next
(network, grain, metric, token, class, period_start, period_end, first_day, last_end, days, longest, value, numerator, denominator, unit, tier, state, completeness, reason, movements, source, method_version, computed_at)
SELECT
    {network:String}, f.bucket.1, f.metric, f.token, f.class, f.bucket.2, f.bucket.3, min(f.period_start), max(f.period_end), sum(f.days), max(f.days),
    multiIf(
        any(f.unit) = 'ratio', if(countIf(isNull(f.numerator) OR isNull(f.denominator)) > 0, NULL,
            CAST(sum(f.numerator) / nullIf(CAST(sum(f.denominator), 'Nullable(Decimal(76, 18))'), 0), 'Nullable(Decimal(76, 24))')),
        has({lasts:Array(String)}, f.metric), argMax(tuple(f.value), f.period_start).1,
        countIf(isNull(f.value)) > 0, NULL,
        sum(f.value)) AS made,
    if(countIf(isNull(f.numerator)) > 0, NULL, sum(f.numerator)),
    if(countIf(isNull(f.denominator)) > 0, NULL, sum(f.denominator)),
    any(f.unit), max(f.tier), max(f.state), max(f.completeness),
    if(isNull(made),
        argMin(f.reason, (isNotNull(f.value), f.period_start)),
        argMinIf(f.reason, (position(f.reason, 'an identity is broken') = 0, f.completeness = 'complete', f.reason = '', f.period_start), isNotNull(f.value))),
    sum(f.movements),
    arrayStringConcat(arraySort(groupUniqArray(f.source)), ', '),
    max(f.method_version), now64(3)
FROM
(
    SELECT *, arrayJoin([
        ('week', toMonday(period_start), toMonday(period_start) + 7),
        ('month', toStartOfMonth(period_start), addMonths(toStartOfMonth(period_start), 1)),
        ('quarter', toStartOfQuarter(period_start), addMonths(toStartOfQuarter(period_start), 3))]) AS bucket
    FROM figures_next
    WHERE network = {network:String} AND NOT has({days:Array(String)}, metric)
) AS f
WHERE f.days <= dateDiff('day', f.bucket.2, f.bucket.3)
GROUP BY f.bucket, f.metric, f.token, f.class
