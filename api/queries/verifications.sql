-- What was verified of each month, the last of each source, with the content hash that the month has now: of other months none is made.
WITH verified AS (SELECT * FROM verifications FINAL)
SELECT
    v.network AS network, toString(v.month) AS month, v.chain AS chain, v.source AS source,
    multiIf(notEmpty(v.faults), 'DIFFERENT', v.sha256 = if(h.sha256 = '', lower(hex(SHA256(''))), h.sha256), 'EQUAL', 'OUTDATED') AS state,
    toUInt32(v.movements) AS movements, v.sha256 AS sha256, toUInt32(v.headers) AS headers, toUInt32(v.receipts) AS receipts,
    toUInt32(v.prices) AS prices, toUInt32(v.figures) AS figures, v.faults AS faults,
    formatDateTime(toDateTime(v.verified_at), '%Y-%m-%dT%H:%i:%SZ') AS verifiedAt
FROM verified AS v
LEFT JOIN
(
    -- As verify_hash.sql makes it of one chain; of a month without movements, the hash of nothing.
    SELECT
        network, chain, toStartOfMonth(day) AS month,
        lower(hex(SHA256(arrayStringConcat(arrayMap(hashed -> hashed.3, arraySort(groupArray((day, chain, sha256)))), '\n')))) AS sha256
    FROM movement_hashes
    WHERE (network, chain, toStartOfMonth(day)) IN (SELECT network, chain, month FROM verified)
    GROUP BY network, chain, month
) AS h ON h.network = v.network AND h.chain = v.chain AND h.month = v.month
ORDER BY v.network, v.month DESC, v.chain, v.source
