-- The figures of a network whose periods end last, once more and above those that stand: what a recompute of its newest day
-- leaves for readers. {network:String} {version:UInt64}
INSERT INTO figures_by_period
(network, grain, metric, token, class, period_start, period_end, first_day, last_end, days, longest, value, numerator, denominator, unit, standing, movements, version, gone)
SELECT
    network, CAST(toString(grain), 'Enum8(\'own\' = 1, \'week\' = 2, \'month\' = 3, \'quarter\' = 4, \'ever\' = 5)'),
    metric, token, class, period_start, period_end, first_day, last_end, days, longest, value, numerator, denominator, unit,
    concat(toString(tier), '\t', toString(state), '\t', toString(completeness), '\t', source, '\t', reason, '\t', toString(grade))::LowCardinality(String),
    movements, {version:UInt64}, 0
FROM figures
WHERE network = {network:String} AND period_end >= (SELECT max(period_end) FROM figures WHERE network = {network:String} AND grain = 'own')
