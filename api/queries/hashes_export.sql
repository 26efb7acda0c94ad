-- A hash of everything that happened, per network and month, and of what each reading source told: two installations that read
-- the same have the same. Days are hashed first, so that no text is longer than a day of rows. {networks:Array(String)}
SELECT network, month, movements, sha256, source, readings
FROM
(
    SELECT
        network,
        toString(toStartOfMonth(day)) AS month,
        CAST(sum(movements), 'Nullable(UInt64)') AS movements,
        lower(hex(SHA256(arrayStringConcat(arrayMap(pair -> pair.2, arraySort(groupArray((day, day_hash)))), '\n')))) AS sha256,
        '' AS source,
        CAST(NULL, 'Nullable(UInt64)') AS readings
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
    UNION ALL
    SELECT network, toString(month), NULL, sha256, source, readings
    FROM reading_hashes
    WHERE run = '' AND (empty({networks:Array(String)}) OR network IN {networks:Array(String)})
)
ORDER BY network, month, source
