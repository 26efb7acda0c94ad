-- The prices that the product's movements of a month were valued with, each once for each price that is told: a peg has no day.
SELECT
    toString(token) AS token, ifNull(toString(price_day), '') AS day, toString(assumeNotNull(price)) AS usd, toString(price_source) AS source,
    toString(count()) AS movements,
    -- A close is for the movements of its own day, and where none is newer, of the three after it.
    toString(countIf(ifNull(dateDiff('day', price_day, toDate(time)) NOT BETWEEN 0 AND 3, 0))) AS astray
FROM exported
WHERE isNotNull(price) AND excluded = ''
GROUP BY token, price_day, price, price_source
ORDER BY token, day, usd
