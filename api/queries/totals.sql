-- What there is to make totals of: figures of the span that begins at {from:Date} and of the one before it, in the whole
-- quarters, months, weeks and days that make the spans up; one row per network, metric, token, span and standing. "ever" says since
-- when anything can be known. A figure longer than a week is in no week and no day, which may be the border of the span: it
-- counts where a month or quarter holds it. For metrics whose longer periods are sums.
-- {metrics:Array(String)} {networks:Array(String)} {from:Date}
-- {quarters:Array(Date)} {months:Array(Date)} {weeks:Array(Date)} {days:Array(Date)} their first days
SELECT
    network,
    metric,
    token,
    if(grain = 'ever', 'ever', if(period_start < {from:Date}, 'before', 'asked'))::Enum8('asked' = 0, 'before' = 1, 'ever' = 2) AS span,
    standing,
    isNull(value) AS hole,
    any(unit) AS unit,
    min(period_start) AS start,
    min(first_day) AS first,
    max(last_end) AS end,
    sum(days) AS covered,
    max(longest) AS longest_part,
    sum(movements) AS moved,
    sum(value) AS sum
FROM figures_by_period FINAL
WHERE metric IN {metrics:Array(String)}
    AND (empty({networks:Array(String)}) OR network IN {networks:Array(String)})
    AND class = ''
    AND ((grain = 'quarter' AND period_start IN {quarters:Array(Date)})
        OR (grain = 'month' AND period_start IN {months:Array(Date)})
        OR (grain = 'week' AND period_start IN {weeks:Array(Date)})
        OR (grain = 'own' AND period_start IN {days:Array(Date)} AND days <= 7)
        OR grain = 'ever')
GROUP BY network, metric, token, span, standing, hole
