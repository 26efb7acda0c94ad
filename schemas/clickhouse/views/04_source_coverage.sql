-- From when to when each source of each network is read. from_day is empty for a source that nothing reads yet, and is the
-- next day where reading began later than the source: of the day of that block only a part is known. What counters tell is
-- covered from the first border of a day to the last one.
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
    (r.source != '' AND c.chain != '' AND c.head_time > 0) OR b.borders > 1 AS reads,
    if(reads, if(b.borders > 1, b.first, greatest(s.since, toDate(r.from_time) + (r.from_block > s.first_block))), NULL) AS from_day,
    -- The last second before the border: the day that begins there is not covered.
    if(reads, if(b.borders > 1, toDateTime(b.last, 'UTC') - 1, c.head_time), NULL) AS head_time,
    if(reads, if(b.borders > 1, toDateTime(b.last, 'UTC'), c.final_time), NULL) AS final_time,
    c.head_height AS head_height
FROM network_sources AS s
LEFT JOIN (SELECT chain, network, source, from_block, from_time FROM chain_sources FINAL) AS r
    ON r.network = s.network AND r.source = s.source
LEFT JOIN (SELECT chain, head_time, final_time, head_height FROM cursors FINAL) AS c ON c.chain = s.chain
LEFT JOIN
(
    SELECT network, source, toDate(min(time)) AS first, toDate(max(time)) AS last, uniqExact(time) AS borders
    FROM readings
    WHERE time = toStartOfDay(time)
    GROUP BY network, source
) AS b ON b.network = s.network AND b.source = s.source
