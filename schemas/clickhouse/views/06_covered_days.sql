-- Days for which a fact of a network is read, and how completely: a covered day without movements is a true zero.
-- A day that is read in part and published in whole is left to the publisher: one dollar is counted once. A day that has a
-- hole has no figures of its own, and says why.
CREATE OR REPLACE VIEW covered_days AS
SELECT
    network,
    fact,
    day,
    if(countIf(has_read) = count() AND hole = '', 'complete', 'partial') AS completeness,
    if(minIf(is_final, has_read) = 1, 'final', 'provisional') AS state,
    arrayStringConcat(arraySort(groupArrayIf(source, has_read)), ' + ') AS sources,
    arrayStringConcat(arraySort(groupUniqArrayIf(h.reason, h.reason != '')), ', ') AS hole,
    arrayStringConcat(arraySort(groupArrayIf(concat(source, if(has_reader, ' is not read up to here', ' is not read yet')), NOT has_read)), ', ') AS missing
FROM
(
    SELECT
        network,
        source,
        arrayJoin(facts) AS fact,
        day,
        reads AS has_reader,
        ifNull(reads AND from_day <= day AND toDate(head_time) >= day, 0) AS has_read,
        ifNull(final_time >= toDateTime(day + 1, 'UTC'), 0) AS is_final
    FROM
    (
        SELECT
            *,
            since + arrayJoin(range(toUInt32(greatest(0,
                dateDiff('day', since, greatest(toDate(now('UTC')), toDate(ifNull(head_time, 0)))) + 1)))) AS day
        FROM source_coverage
    )
) AS d
LEFT JOIN
(
    SELECT network, source, fact, day, any(reason) AS reason FROM flows WHERE isNull(value) GROUP BY network, source, fact, day
) AS h ON h.network = d.network AND h.source = d.source AND h.fact = d.fact AND h.day = d.day
GROUP BY network, fact, day
HAVING countIf(has_read) > 0
    AND (completeness = 'complete' OR (network, fact, day) NOT IN (SELECT network, fact, day FROM published_days))
