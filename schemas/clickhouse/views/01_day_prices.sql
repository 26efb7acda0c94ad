-- One price a token and day: a close before a quote, and a published close before a live one, so that figures stay put. A
-- token that another one is worth so many of has the price that follows from the reading of its day.
CREATE OR REPLACE VIEW day_prices AS
WITH quoted AS
    (
        SELECT
            p.token AS token,
            p.day AS day,
            argMin(p.usd, (p.sort, p.source)) AS usd,
            if(min(p.sort) < 3, 'close', 'quote') AS kind,
            argMin(p.source, (p.sort, p.source)) AS source
        FROM
        (
            SELECT token, day, 1 AS sort, usd, source FROM published_prices
            UNION ALL
            SELECT token, day, 1 + toInt8(kind) AS sort, usd, source FROM prices FINAL
        ) AS p
        GROUP BY p.token, p.day
    )
SELECT token, day, usd, kind, source FROM quoted
UNION ALL
SELECT
    toLowCardinality(t.token) AS token,
    q.day AS day,
    CAST(toDecimal256(q.usd, 24) / CAST(r.value, 'Decimal(76, 12)'), 'Decimal(38, 18)') AS usd,
    q.kind AS kind,
    toLowCardinality(concat(q.source, ' / ', r.source)) AS source
FROM (SELECT DISTINCT network, token, per_token, per_metric FROM tokens WHERE per_token != '') AS t
INNER JOIN quoted AS q ON q.token = t.per_token
INNER JOIN
(
    SELECT network, metric, token, toDate(time) - 1 AS day, value, source FROM readings FINAL
    WHERE time = toStartOfDay(time) AND value > 0
) AS r ON r.network = t.network AND r.metric = t.per_metric AND r.token = t.per_token AND r.day = q.day
