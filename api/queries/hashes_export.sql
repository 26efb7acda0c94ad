-- A hash of everything that happened, per network and month, and of what each reading source told: two installations that read
-- the same have the same. Days are hashed first, so that no text is longer than a day of rows. {networks:Array(String)}
SELECT network, month, movements, sha256, source, readings
FROM
(
    SELECT
        network,
        toString(toStartOfMonth(day)) AS month,
        CAST(sum(movements), 'Nullable(UInt64)') AS movements,
        lower(hex(SHA256(arrayStringConcat(arrayMap(hashed -> hashed.3, arraySort(groupArray((day, chain, sha256)))), '\n')))) AS sha256,
        '' AS source,
        CAST(NULL, 'Nullable(UInt64)') AS readings
    FROM movement_hashes
    WHERE empty({networks:Array(String)}) OR network IN {networks:Array(String)}
    GROUP BY network, month
    UNION ALL
    SELECT network, toString(month), NULL, sha256, source, readings
    FROM reading_hashes
    WHERE run = '' AND (empty({networks:Array(String)}) OR network IN {networks:Array(String)})
)
ORDER BY network, month, source
