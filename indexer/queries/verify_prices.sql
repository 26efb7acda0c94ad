-- The prices that the product's movements of a month were valued with, each once for each price that is told: a peg has no day.
SELECT
    toString(token) AS token, ifNull(toString(price_day), '') AS day, toString(assumeNotNull(price)) AS usd, toString(price_source) AS source,
    toString(count()) AS movements
FROM exported
WHERE isNotNull(price) AND excluded = ''
GROUP BY token, price_day, price, price_source
ORDER BY token, day, usd
