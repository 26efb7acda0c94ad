-- Who paid in a period: how many, how concentrated (shares of the largest, of the ten largest, sum of the squares of all), and
-- the {limit:UInt32} who paid most. Who took back as much as he paid is no payer. Where an event does not tell who paid, or a
-- price is not known, nothing is said; nor where a counter tells what was paid, or a burn does: who burns is not who pays.
-- missing says how many days from the first source's beginning up to today are not read whole. A payer is circular where he
-- pays himself, or was paid by the one he pays at most {window:UInt16} days before: told from the movements that we read, of
-- every network.
-- {network:String} {from:Date} {to:Date}
WITH
    paid AS
    (
        SELECT payer, payee, time, fee_usd FROM valued_movements
        WHERE network = {network:String} AND designated AND time >= toDateTime({from:Date}, 'UTC') AND toDate(time) < {to:Date}
    ),
    asked AS
    (
        SELECT
            (SELECT any(revenue_fact) FROM networks WHERE network = {network:String}) AS fact,
            (SELECT count() FROM network_counters AS c WHERE c.network = {network:String} AND c.fact = (SELECT any(revenue_fact) FROM networks WHERE network = {network:String})) AS counters,
            (SELECT min(since) FROM network_sources AS s WHERE s.network = {network:String} AND has(s.facts, fact)) AS begins,
            greatest(0, dateDiff('day', greatest({from:Date}, begins), least({to:Date}, toDate(now('UTC')) + 1))) AS days,
            -- The figures of payments say which days are read.
            (SELECT countIf(completeness = 'complete') FROM figures
                WHERE network = {network:String} AND grain = 'own' AND metric = 'payments' AND class = '' AND tier != 'published'
                    AND period_start >= {from:Date} AND period_start < {to:Date}) AS read
    ),
    known AS
    (
        SELECT multiIf(
            (SELECT fact FROM asked) = 'burn', 'who burns is not who pays',
            (SELECT counters FROM asked) > 0, 'a counter does not tell who paid',
            count() = 0 AND (SELECT read = 0 FROM asked), 'the payments of this period are not read',
            count() = 0, 'no payment in this period', countIf(payer = '') > 0, 'the events do not tell who paid',
            countIf(isNull(fee_usd)) > 0, 'no price for some payments', '') AS reason
        FROM paid
    ),
    each AS
    (
        SELECT payer, sum(assumeNotNull(fee_usd)) AS usd, count() AS payments, min(time) AS first, max(time) AS last, countIf(payee = payer) AS to_self
        FROM paid
        WHERE (SELECT reason FROM known) = ''
        GROUP BY payer
        -- Less than shares can be told of, as nothing is.
        HAVING usd >= toDecimal256('0.000000000000000001', 24)
    ),
    funded AS
    (
        SELECT p.payer AS payer, count() AS times
        FROM (SELECT DISTINCT payer, payee, toDate(time) AS day FROM paid WHERE payer != payee AND payee != '') AS p
        INNER JOIN
        (
            SELECT DISTINCT payer AS giver, payee AS taker, toDate(time) AS given FROM movements
            WHERE excluded = '' AND payer != '' AND payee != '' AND payer != payee
                AND payee IN (SELECT payer FROM paid) AND time >= toDateTime({from:Date}, 'UTC') - toIntervalDay({window:UInt16}) AND toDate(time) < {to:Date}
        ) AS g ON g.giver = p.payee AND g.taker = p.payer
        WHERE g.given <= p.day AND g.given + {window:UInt16} >= p.day
        GROUP BY payer
    )
SELECT
    any(why) AS reason,
    (SELECT if(days > read, concat(toString(days - read), ' of ', toString(days), ' days are not read whole'), '') FROM asked) AS missing,
    toUInt32(countIf(place > 0)) AS payers,
    toString(sum(usd)) AS total,
    toString(maxIf(share, place > 0)) AS top1,
    toString(sumIf(share, place BETWEEN 1 AND 10)) AS top10,
    toString(sum(CAST(share * CAST(share, 'Decimal(76, 18)'), 'Decimal(76, 24)'))) AS hhi,
    toString(sumIf(share, why_circular != '')) AS circular,
    arraySort(row -> row.1, groupArrayIf((place, payer, toString(usd), toString(share), payments, first, last, why_circular), place BETWEEN 1 AND {limit:UInt32})) AS list
FROM
(
    SELECT
        (SELECT reason FROM known) AS why, row_number() OVER (ORDER BY e.usd DESC, e.payer) AS place, e.payer AS payer, e.usd AS usd,
        CAST(e.usd / CAST(sum(e.usd) OVER (), 'Decimal(76, 18)'), 'Decimal(76, 24)') AS share,
        toUInt32(e.payments) AS payments,
        formatDateTime(e.first, '%Y-%m-%dT%H:%i:%SZ') AS first, formatDateTime(e.last, '%Y-%m-%dT%H:%i:%SZ') AS last,
        multiIf(e.to_self > 0, 'pays himself', f.times > 0, concat('was paid by whom he pays, up to ', toString({window:UInt16}), ' days before'), '') AS why_circular
    FROM each AS e
    LEFT JOIN funded AS f ON f.payer = e.payer
    UNION ALL
    -- One row where nobody is told, for the reason.
    SELECT reason, 0, '', toDecimal256(0, 24), toDecimal256(0, 24), 0, '', '', '' FROM known WHERE reason != ''
)
