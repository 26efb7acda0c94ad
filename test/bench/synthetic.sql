-- Figures of 100 made-up networks over 5 years of days, for benchmarks only.
INSERT INTO figures
(network, metric, token, class, period_start, period_end, value, numerator, denominator, unit, tier, state, completeness, reason, movements, source, method_version, computed_at)
SELECT
    concat('bench-', leftPad(toString(n), 3, '0')) AS network,
    metric.1,
    if(metric.2 = 'token', 'TOK', ''),
    '',
    toDate('2021-11-01') + d AS day,
    day + 1,
    toDecimal256(cityHash64(n, d, metric.1) % 1000000007, 24) / 1000,
    if(metric.2 = 'ratio', toDecimal256(cityHash64(n, d) % 1000, 24), NULL),
    if(metric.2 = 'ratio', toDecimal256(1 + cityHash64(d, n) % 1000, 24), NULL),
    if(metric.2 = 'token', 'TOK', metric.2),
    'indexed', 'final', 'complete', '', d % 50, 'bench', 1, now64(3)
FROM (SELECT number AS n FROM numbers({networks:UInt32})) AS a
CROSS JOIN (SELECT number AS d FROM numbers({days:UInt32})) AS b
ARRAY JOIN [('fees', 'USD'), ('fees_native', 'token'), ('supply_side_revenue', 'USD'), ('revenue', 'USD'),
    ('protocol_revenue', 'USD'), ('holders_revenue', 'USD'), ('burned', 'token'), ('burned_usd', 'USD'),
    ('emitted', 'token'), ('emitted_usd', 'USD'), ('incentives', 'USD'), ('earnings', 'USD'), ('net_emission', 'token'),
    ('burn_to_emission', 'ratio'), ('subsidy_per_dollar', 'ratio'), ('payers', 'count'), ('payments', 'count'), ('price', 'USD')] AS metric
