-- A hash of what each source told, per month of its borders; run is empty for what stands, and names a check that made it again.
-- Which answer told it and when is not in it: two installations that asked at other times have the same.
CREATE OR REPLACE VIEW reading_hashes AS
SELECT
    run,
    network,
    source,
    toStartOfMonth(day) AS month,
    sum(readings) AS readings,
    lower(hex(SHA256(arrayStringConcat(arrayMap(pair -> pair.2, arraySort(groupArray((day, day_hash)))), '\n')))) AS sha256
FROM
(
    SELECT
        run,
        network,
        source,
        toDate(time, 'UTC') AS day,
        count() AS readings,
        lower(hex(SHA256(arrayStringConcat(arraySort(groupArray(arrayStringConcat([
            metric, token, toString(toUnixTimestamp(time)), toString(value), unit, ifNull(toString(block), '')
        ], '\t'))), '\n')))) AS day_hash
    FROM
    (
        SELECT '' AS run, network, source, metric, token, time, value, unit, block FROM readings FINAL
        UNION ALL
        SELECT run, network, source, metric, token, time, value, unit, block FROM readings_again
    )
    GROUP BY run, network, source, day
)
GROUP BY run, network, source, month
