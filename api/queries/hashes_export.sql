-- A hash of everything that happened, per network and month: two installations that read the same have the same. Days are
-- hashed first, so that no text is longer than a day of rows. {networks:Array(String)}
SELECT
    network,
    toString(toStartOfMonth(day)) AS month,
    sum(movements) AS movements,
    lower(hex(SHA256(arrayStringConcat(arrayMap(pair -> pair.2, arraySort(groupArray((day, day_hash)))), '\n')))) AS sha256
FROM
(
    SELECT
        network,
        toDate(time, 'UTC') AS day,
        count() AS movements,
        lower(hex(SHA256(arrayStringConcat(arraySort(groupArray(arrayStringConcat([
            chain, source, toString(block), block_hash, toString(toUnixTimestamp(time)), transaction, toString(transaction_index), position,
            toString(fact), class, service, token, token_address, amount_raw, ifNull(toString(decimals), ''), payer, payee, reference, excluded
        ], '\t'))), '\n')))) AS day_hash
    FROM movements
    WHERE empty({networks:Array(String)}) OR network IN {networks:Array(String)}
    GROUP BY network, day
)
GROUP BY network, month
ORDER BY network, month
