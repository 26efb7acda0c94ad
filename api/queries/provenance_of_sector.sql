-- The networks that a figure of the sector is the sum of, as rows of provenance.sql. {networks:Array(String)} {values:Array(String)}
-- {tiers:Array(String)} {states:Array(String)} {reasons:Array(String)} {sources:Array(String)} {from:Date}
SELECT
    toUInt64(row_number() OVER (ORDER BY one.1)) AS place, 'network' AS kind, one.1 AS id, one.1 AS network, {from:Date} AS day, CAST(NULL, 'Nullable(DateTime)') AS time,
    '' AS chain, CAST(NULL, 'Nullable(UInt64)') AS block, '' AS transaction, '' AS position, '' AS fact, '' AS class, '' AS service, '' AS token,
    CAST(NULL, 'Nullable(Decimal(76, 24))') AS amount, CAST(NULL, 'Nullable(Decimal(76, 24))') AS usd, CAST(NULL, 'Nullable(Decimal(38, 18))') AS price,
    '' AS price_source, CAST(NULL, 'Nullable(Date)') AS price_day, toDecimal128(1, 18) AS divide_by, toDecimal128(1, 18) AS share,
    CAST(one.2, 'Nullable(Decimal(76, 24))') AS value,
    sum(CAST(one.2, 'Nullable(Decimal(76, 24))')) OVER (ORDER BY one.1 ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS sum,
    '' AS payer, '' AS payee, '' AS reading_before, '' AS reading_after, '' AS answer_before, '' AS answer_after,
    one.3 AS tier, one.4 AS state, one.5 AS reason, one.6 AS source, n.method_version AS method_version
FROM (SELECT arrayJoin(arrayZip({networks:Array(String)}, {values:Array(String)}, {tiers:Array(String)}, {states:Array(String)}, {reasons:Array(String)}, {sources:Array(String)})) AS one) AS told
LEFT JOIN networks AS n ON n.network = one.1
ORDER BY place
