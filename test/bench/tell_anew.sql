-- The last day of a network, and the periods that hold it, as a recompute would put them beside what is merged. {network:String}
INSERT INTO figures_by_period
(network, grain, metric, token, class, period_start, period_end, first_day, last_end, days, longest, value, numerator, denominator, unit, standing, movements, version, gone)
SELECT * REPLACE (version + 2 AS version)
FROM figures_by_period FINAL
WHERE network = {network:String}
    AND grain != 'ever'
    AND period_end >= (SELECT max(period_end) FROM figures WHERE network = {network:String} AND grain = 'own')
