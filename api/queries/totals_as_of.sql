-- What there is to make totals of, as totals.sql and totals_of_others.sql together, as it was known at a time: from figures
-- with their own periods, because what was known of a longer one was written down only once it was over. One that is longer than a week counts where
-- the span holds it whole.
-- {metrics:Array(String)} {networks:Array(String)} {before:Date} {from:Date} {to:Date} {as_of:DateTime64(3, 'UTC')}
SELECT
    network,
    metric,
    token,
    arrayJoin(multiIf(
        period_start < {before:Date} OR period_start >= {to:Date}, ['ever'],
        days > 7 AND period_end > if(period_start < {from:Date}, {from:Date}, {to:Date}), ['ever'],
        [if(period_start < {from:Date}, 'before', 'asked'), 'ever'])) AS span,
    if(span = 'ever', '', concat(toString(tier), '\tfinal\t', toString(completeness), '\t', source, '\t', reason, '\t', toString(grade))) AS standing,
    span != 'ever' AND isNull(value) AS hole,
    any(unit) AS unit,
    min(period_start) AS start,
    -- As in figures_by_period: days after the network's first source began can be missing.
    if(span = 'ever', least(min(first_day), ifNull(any(begins), toDate('2149-01-01'))), min(first_day)) AS first,
    max(last_end) AS end,
    sum(days) AS covered,
    max(longest) AS longest_part,
    sum(movements) AS moved,
    sum(value) AS sum,
    max(period_start) AS last_start,
    argMax(ifNull(toString(value), ''), period_start) AS last,
    countIf(isNull(numerator) OR isNull(denominator)) AS undivided,
    sum(numerator) AS above,
    sum(denominator) AS below
FROM
(
    SELECT * FROM figure_log
    WHERE known_at <= {as_of:DateTime64(3, 'UTC')}
        AND grain = 'own'
        AND class = ''
        AND metric IN {metrics:Array(String)}
        AND (empty({networks:Array(String)}) OR network IN {networks:Array(String)})
    ORDER BY known_at DESC
    LIMIT 1 BY network, metric, token, period_start, period_end
) AS known
LEFT JOIN (SELECT network AS begun, toNullable(min(since)) AS begins FROM network_sources GROUP BY network) AS b ON b.begun = known.network
WHERE NOT gone
GROUP BY network, metric, token, span, standing, hole
