-- As totals.sql, for metrics whose longer periods are no sums as well: of ratios both sides, of levels the last. Apart from
-- it, because every column that is added up for all parts of all networks tells; of a few networks one statement is quicker. Of metrics that only days have, all days, to say that
-- something is known of them.
-- {metrics:Array(String)} {networks:Array(String)} {from:Date} {to:Date} {day_metrics:Array(String)}
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
    sum(value) AS sum,
    max(period_start) AS last_start,
    argMax(value_text, period_start) AS last,
    countIf(isNull(numerator) OR isNull(denominator)) AS undivided,
    sum(numerator) AS above,
    sum(denominator) AS below
FROM figures_by_period FINAL
WHERE metric IN {metrics:Array(String)}
    AND (empty({networks:Array(String)}) OR network IN {networks:Array(String)})
    AND class = ''
    AND ((grain = 'quarter' AND period_start IN {quarters:Array(Date)})
        OR (grain = 'month' AND period_start IN {months:Array(Date)})
        OR (grain = 'week' AND period_start IN {weeks:Array(Date)})
        OR (grain = 'own' AND period_start IN {days:Array(Date)} AND days <= 7)
        OR (grain = 'own' AND metric IN {day_metrics:Array(String)} AND period_start >= {from:Date} AND period_start < {to:Date})
        OR grain = 'ever')
GROUP BY network, metric, token, span, standing, hole
