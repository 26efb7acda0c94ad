-- What was told last of the token that each network issues: price, supplies and when, the fees of the last 30 whole days, and
-- how far the sources of the price were apart. '' and 0 where nothing was told; what is too old is for the reader to say.
WITH
    toUnixTimestamp(now('UTC')) AS present,
    own AS
    (
        SELECT n.network AS network, n.own_token AS token, any(t.coingecko) AS coin, any(JSONExtractString(n.methodology, 'nominal')) AS nominal
        FROM networks AS n
        INNER JOIN tokens AS t ON t.network = n.network AND t.token = n.own_token
        WHERE n.own_token != ''
        GROUP BY n.network, n.own_token
    ),
    priced AS
    (
        SELECT told.token AS token, argMax((toString(told.usd), told.source, told.at, told.answer), (told.at, told.sort)) AS last
        FROM
        (
            SELECT token, usd, toString(source) AS source, toUnixTimestamp(observed_at) AS at, '' AS answer, 2 AS sort FROM prices FINAL
            UNION ALL
            SELECT token, usd, toString(source), toUnixTimestamp(toDateTime(day + 1, 'UTC')), '', 0 FROM published_prices
            UNION ALL
            -- What the price is compared with does not make it.
            SELECT own.token, q.usd, toString(q.source), toUnixTimestamp(q.observed_at), q.answer, 1
            FROM market_quotes AS q INNER JOIN own ON own.coin = q.coin
            WHERE q.source != 'coinpaprika'
        ) AS told
        GROUP BY told.token
    ),
    supplied AS
    (
        SELECT told.network AS network, told.metric AS metric, told.token AS token,
            -- What the chain tells stands before what others count, for as long as it is read.
            argMax((toString(told.value), told.source, told.at, told.answer), (told.read AND told.at > present - 2 * 86400, told.at)) AS last
        FROM
        (
            SELECT network, metric, token, value, toString(source) AS source, toUnixTimestamp(time) AS at, answer, 1 AS read FROM readings FINAL
            WHERE metric IN ('supply_circulating', 'supply_max')
            UNION ALL
            SELECT network, metric, token, value, toString(source), toUnixTimestamp(time), '', 0 FROM published_readings
            WHERE metric IN ('supply_circulating', 'supply_max')
            UNION ALL
            SELECT own.network, part.1, own.token, assumeNotNull(part.2), toString(q.source), toUnixTimestamp(q.observed_at), q.answer, 0
            FROM market_quotes AS q
            INNER JOIN own ON own.coin = q.coin
            ARRAY JOIN [('supply_circulating', q.circulating), ('supply_max', q.largest)] AS part
            WHERE isNotNull(part.2)
        ) AS told
        GROUP BY told.network, told.metric, told.token
    ),
    paid AS
    (
        SELECT network, count() AS counted, toString(sum(value)) AS usd, countIf(completeness = 'partial') AS partial_days,
            argMaxIf(reason, period_start, completeness = 'partial') AS partial_reason
        FROM figures
        WHERE grain = 'own' AND metric = 'fees' AND class = '' AND days = 1 AND isNotNull(value)
            AND period_start >= toDate(present) - 30 AND period_start < toDate(present)
        GROUP BY network
    ),
    compared AS
    (
        SELECT c.network AS network, c.token AS token, argMax((toUnixTimestamp(c.compared_at), c.source, toString(c.usd), c.other_source, toString(c.other_usd), toString(c.difference), c.doubt), c.day) AS last
        FROM price_comparisons AS c
        GROUP BY c.network, c.token
    )
SELECT
    own.network AS network, own.token AS token, present AS now,
    p.last.1 AS price, p.last.2 AS priceSource, p.last.3 AS priceAt, p.last.4 AS priceAnswer,
    c.last.1 AS circulating, c.last.2 AS circulatingSource, c.last.3 AS circulatingAt, c.last.4 AS circulatingAnswer,
    l.last.1 AS largest, l.last.2 AS largestSource, l.last.3 AS largestAt, l.last.4 AS largestAnswer,
    toUInt32(f.counted) AS feeDays, f.usd AS fees, toUInt32(f.partial_days) AS partialDays, f.partial_reason AS partialReason, own.nominal AS nominal,
    v.last.1 AS comparedAt, v.last.2 AS compareSource, v.last.3 AS comparePrice, v.last.4 AS otherSource, v.last.5 AS otherPrice, v.last.6 AS difference, v.last.7 AS doubt
FROM own
LEFT JOIN priced AS p ON p.token = own.token
LEFT JOIN (SELECT * FROM supplied WHERE metric = 'supply_circulating') AS c ON c.network = own.network AND c.token = own.token
LEFT JOIN (SELECT * FROM supplied WHERE metric = 'supply_max') AS l ON l.network = own.network AND l.token = own.token
LEFT JOIN paid AS f ON f.network = own.network
LEFT JOIN compared AS v ON v.network = own.network AND v.token = own.token
ORDER BY own.network
