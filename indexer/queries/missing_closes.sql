-- Spans of days that are over, have movements or a quote of a priced token, and have no close.
SELECT token, any(id) AS id, min(day) AS from, max(day) + 1 AS to
FROM
(
    SELECT DISTINCT m.token AS token, t.coingecko AS id, toDate(m.time) AS day
    FROM movements AS m
    INNER JOIN tokens AS t ON t.network = m.network AND t.token = m.token
    WHERE t.coingecko != '' AND isNull(t.peg) AND m.excluded = '' AND toDate(m.time) < toDate(now('UTC'))
    UNION ALL
    SELECT DISTINCT quoted.token, quoted.coingecko, f.day
    FROM flows AS f
    INNER JOIN tokens AS t ON t.network = f.network AND t.token = f.token
    INNER JOIN tokens AS quoted ON quoted.network = t.network AND quoted.token = if(t.per_token = '', t.token, t.per_token)
    WHERE quoted.coingecko != '' AND isNull(quoted.peg) AND isNotNull(f.value) AND f.day < toDate(now('UTC'))
    UNION ALL
    SELECT DISTINCT p.token, t.coingecko, p.day
    FROM prices AS p
    INNER JOIN tokens AS t ON t.token = p.token
    WHERE t.coingecko != '' AND isNull(t.peg) AND p.kind = 'quote' AND p.day < toDate(now('UTC'))
)
WHERE (token, day) NOT IN (SELECT token, day FROM day_prices WHERE kind = 'close')
GROUP BY token
ORDER BY token
