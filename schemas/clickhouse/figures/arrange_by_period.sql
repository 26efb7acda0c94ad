-- Brings the rows of networks in figures_by_period to what figures has, for the periods that touch a span: what stands on
-- one side only is inserted, or taken away with a row that is gone. One block whatever its size: a reader sees all or
-- nothing. Doing it twice inserts nothing. {networks:Array(String)} {from:Date} {to:Date}
INSERT INTO figures_by_period
(network, grain, metric, token, class, period_start, period_end, first_day, last_end, days, longest, value, numerator, denominator, unit, standing, movements, version, gone)
WITH
    -- A quarter before the span, for the key: no period that touches it begins earlier.
    greatest({from:Date}, toDate('1970-04-03')) - 92 AS first_start,
    -- Counted, not timed: what is inserted later stands even where the clock steps back.
    (
        SELECT max(version) FROM figures_by_period
        WHERE network IN {networks:Array(String)}
            AND (grain = 'ever' OR period_start >= first_start) AND period_start < {to:Date} AND period_end > {from:Date}
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
        concat(toString(tier), '\t', toString(state), '\t', toString(completeness), '\t', source, '\t', reason, '\t', toString(grade))::LowCardinality(String) AS standing,
        movements, 0 AS is_old
    FROM figures
    WHERE network IN {networks:Array(String)} AND period_start < {to:Date} AND period_end > {from:Date}
    UNION ALL
    -- Days before the network's first source began are not missing, nor those after it began.
    SELECT
        f.network, 'ever', f.metric, f.token, f.class, toDate('1970-01-01'), toDate('2149-01-02'),
        least(min(f.first_day), ifNull(any(b.begins), toDate('2149-01-01'))), max(f.last_end), 0, 0, NULL, NULL, NULL, any(f.unit),
        '', 0, 0
    FROM figures AS f
    LEFT JOIN (SELECT network, toNullable(min(since)) AS begins FROM network_sources GROUP BY network) AS b ON b.network = f.network
    WHERE f.network IN {networks:Array(String)} AND f.grain = 'quarter'
    GROUP BY f.network, f.metric, f.token, f.class
    UNION ALL
    SELECT
        network, grain, metric, token, class, period_start, period_end, first_day, last_end, days, longest, value, numerator, denominator, unit, standing, movements, 1
    FROM
    (
        -- As FINAL, which would merge the rows of all networks before it leaves the others out.
        SELECT * FROM figures_by_period
        WHERE network IN {networks:Array(String)}
            AND (grain = 'ever' OR period_start >= first_start) AND period_start < {to:Date} AND period_end > {from:Date}
        ORDER BY version DESC
        LIMIT 1 BY metric, class, grain, period_start, network, token, period_end
    )
    WHERE NOT gone
)
GROUP BY network, grain, metric, token, class, period_start, period_end, first_day, last_end, days, longest, value, numerator, denominator, unit, standing, movements
HAVING min(is_old) = max(is_old)
SETTINGS max_insert_threads = 1, min_insert_block_size_rows = 1000000000, min_insert_block_size_bytes = 0
