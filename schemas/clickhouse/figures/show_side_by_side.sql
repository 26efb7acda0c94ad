-- Brings the rows of a network in sector_figures to what figures has, for the periods that touch a span: what stands on one
-- side only is inserted, or taken away with a row that is gone. One block whatever its size: a reader sees all or nothing.
-- Doing it twice inserts nothing. {network:String} {from:Date} {to:Date}
INSERT INTO sector_figures
(network, grain, metric, token, class, period_start, period_end, first_day, last_end, days, longest, value, numerator, denominator, unit, standing, movements, version, gone)
WITH
    -- A year before the span begins, for weeks that begin in the year before.
    toStartOfYear(greatest({from:Date}, toDate('1971-01-01'))) - INTERVAL 1 YEAR AS first_era,
    -- Counted, not timed: what is inserted later stands even where the clock steps back.
    (
        SELECT max(version) FROM sector_figures
        WHERE network = {network:String} AND (grain = 'ever' OR era >= first_era) AND period_start < {to:Date} AND period_end > {from:Date}
    ) AS newest
SELECT
    network, grain, metric, token, class, period_start, period_end, first_day, last_end, days, longest, value, numerator, denominator, unit, standing, movements,
    -- Where a figure changed, the new one stands above the end of the old one.
    newest + if(min(is_old) = 1, 1, 2), min(is_old)
FROM
(
    SELECT
        network, CAST(toString(grain), 'Enum8(\'own\' = 1, \'week\' = 2, \'month\' = 3, \'quarter\' = 4, \'ever\' = 5)') AS grain,
        metric, token, class, period_start, period_end, first_day, last_end, days, longest, value, numerator, denominator, unit,
        concat(toString(tier), '\t', toString(state), '\t', toString(completeness), '\t', source, '\t', reason)::LowCardinality(String) AS standing,
        movements, 0 AS is_old
    FROM figures
    WHERE network = {network:String} AND period_start < {to:Date} AND period_end > {from:Date}
    UNION ALL
    SELECT
        network, 'ever', metric, token, class, toDate('1970-01-01'), toDate('2149-01-02'), min(first_day), max(last_end), 0, 0, NULL, NULL, NULL, any(unit),
        '', 0, 0
    FROM figures
    WHERE network = {network:String} AND grain = 'quarter'
    GROUP BY network, metric, token, class
    UNION ALL
    SELECT
        network, grain, metric, token, class, period_start, period_end, first_day, last_end, days, longest, value, numerator, denominator, unit, standing, movements, 1
    FROM sector_figures FINAL
    WHERE network = {network:String} AND (grain = 'ever' OR era >= first_era) AND period_start < {to:Date} AND period_end > {from:Date}
)
GROUP BY network, grain, metric, token, class, period_start, period_end, first_day, last_end, days, longest, value, numerator, denominator, unit, standing, movements
HAVING count() = 1
SETTINGS max_insert_threads = 1, min_insert_block_size_rows = 1000000000, min_insert_block_size_bytes = 0
