-- Days of a source that are not read or not to be believed, with why: before reading began, and where a counter tells nothing, days in a row
-- as one gap.
SELECT network, source, toString(from) AS from, nullIf(toString(to), '1970-01-01') AS to, reason
FROM
(
    SELECT
        network, source, since AS from, ifNull(from_day, toDate(0)) AS to,
        multiIf(decoder = '', 'no reader for this source yet', NOT reads, 'nothing is read yet', 'reading began later than the source') AS reason
    FROM source_coverage
    WHERE isNull(from_day) OR from_day > since
    UNION ALL
    SELECT network, source, min(day), max(day) + 1, arrayStringConcat(arraySlice(arraySort(groupUniqArray(reason)), 1, 3), '; ')
    FROM
    (
        SELECT f.network AS network, f.source AS source, f.day AS day, any(f.reason) AS reason,
            toInt64(f.day) - row_number() OVER (PARTITION BY f.network, f.source ORDER BY f.day) AS island
        FROM flows AS f
        WHERE f.reason != ''
        GROUP BY f.network, f.source, f.day
    )
    GROUP BY network, source, island
)
ORDER BY network, source, from
