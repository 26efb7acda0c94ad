-- From when to when each source of each network is read. from_day is empty for a source that nothing reads yet, and is the
-- next day where reading began later than the source: of the day of that block only a part is known. What counters tell is
-- covered from the first border that all counters have to the last one, and final once it is not asked for again.
CREATE OR REPLACE VIEW source_coverage AS
SELECT
    s.network AS network,
    s.source AS source,
    s.chain AS chain,
    s.address AS address,
    s.decoder AS decoder,
    s.facts AS facts,
    s.since AS since,
    s.first_block AS first_block,
    s.what AS what,
    s.link AS link,
    (r.source != '' AND c.chain != '' AND c.head_time > 0) OR b.tells AS reads,
    if(reads, if(b.tells, b.first, greatest(s.since, toDate(r.from_time) + (r.from_block > s.first_block))), NULL) AS from_day,
    -- The last second before the border: the day that begins there is not covered.
    if(reads, if(b.tells, toDateTime(b.last, 'UTC') - 1, c.head_time), NULL) AS head_time,
    if(reads, if(b.tells, toDateTime(b.last - s.settles, 'UTC'), c.final_time), NULL) AS final_time,
    c.head_height AS head_height
FROM network_sources AS s
LEFT JOIN (SELECT chain, network, source, from_block, from_time FROM chain_sources FINAL) AS r
    ON r.network = s.network AND r.source = s.source
LEFT JOIN (SELECT chain, head_time, final_time, head_height FROM cursors FINAL) AS c ON c.chain = s.chain
LEFT JOIN
(
    -- Days of which each counter has both borders, or none at all in between, where flows say so: a gauge covers nothing.
    SELECT network, source, max(own_first) AS first, min(own_last) AS last, last > first AS tells
    FROM
    (
        SELECT c.network AS network, c.source AS source, c.metric AS metric, c.token AS token,
            toDate(min(r.time)) AS own_first, toDate(max(r.time)) AS own_last
        FROM network_counters AS c
        LEFT JOIN (SELECT network, source, metric, token, time FROM readings WHERE time = toStartOfDay(time)) AS r
            ON r.network = c.network AND r.source = c.source AND r.metric = c.metric AND r.token = if(c.rate = '', c.token, '')
        GROUP BY c.network, c.source, c.metric, c.token
        UNION ALL
        -- A source of gauges alone carries no fact, and says only since when and up to when it was read.
        SELECT network, source, '', '', toDate(min(time)), toDate(max(time)) FROM readings
        WHERE (network, source) NOT IN (SELECT network, source FROM network_counters)
        GROUP BY network, source
    )
    GROUP BY network, source
    -- A counter that nobody told yet covers no day.
    HAVING min(own_first) > toDate('1970-01-01')
) AS b ON b.network = s.network AND b.source = s.source
