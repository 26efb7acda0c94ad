-- One price a token and day: a close before a quote, and a published close before a live one, so that figures stay put.
CREATE OR REPLACE VIEW day_prices AS
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
