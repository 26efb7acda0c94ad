-- How far the sources of a token's price are apart: the last round of each day in which two told one within an hour of
-- each other. The first is the one that values are made with; of the others, the one that is furthest away. More than 5 % is
-- a doubt, in words, which every value of that token and day carries. A token that follows from another has its doubt.
CREATE OR REPLACE VIEW price_comparisons AS
SELECT
    t.network AS network,
    t.token AS token,
    c.day AS day,
    c.last.1 AS compared_at,
    c.last.2 AS source,
    c.last.3 AS usd,
    c.last.4.2 AS other_source,
    c.last.4.3 AS other_usd,
    c.last.4.1 AS difference,
    if(difference > toDecimal256('0.05', 24),
        concat(t.priced, ' costs ', toString(usd), ' USD by ', source, ' and ', toString(other_usd), ' by ', other_source, ', ',
            toString(CAST(difference * 100, 'Decimal(38, 1)')), ' % apart'),
        '') AS doubt
FROM
(
    SELECT DISTINCT f.network AS network, f.token AS token, quoted.token AS priced, quoted.coingecko AS coin
    FROM tokens AS f
    INNER JOIN tokens AS quoted ON quoted.network = f.network AND quoted.token = if(f.per_token = '', f.token, f.per_token)
    WHERE quoted.coingecko != ''
) AS t
INNER JOIN
(
    SELECT coin, toDate(first.3) AS day, argMax((asked_at, first.1, first.2, furthest), asked_at) AS last
    FROM
    (
        SELECT
            coin,
            asked_at,
            arraySort(told -> indexOf(['defillama', 'coingecko', 'coinpaprika'], told.1), groupArray((toString(source), usd, observed_at))) AS told,
            told[1] AS first,
            arraySort(apart -> -apart.1, arrayMap(
                other -> (CAST(toDecimal256(abs(other.2 - first.2), 24) / toDecimal256(first.2, 18), 'Decimal(76, 24)'), other.1, other.2),
                arrayFilter(other -> abs(dateDiff('second', other.3, first.3)) <= 3600, arraySlice(told, 2)))) AS others,
            others[1] AS furthest
        FROM market_quotes FINAL
        GROUP BY coin, asked_at
        HAVING notEmpty(others)
    )
    GROUP BY coin, day
) AS c ON c.coin = t.coin
