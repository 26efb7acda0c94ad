-- Indexers whose last heartbeat is younger than some seconds, the oldest first. {seconds:UInt32}
SELECT
    holder,
    any(host) AS host,
    any(pid) AS pid,
    min(beat_at) AS first_beat,
    toString(max(beat_at)) AS last_beat
FROM leases
GROUP BY holder
HAVING max(released) = 0 AND max(beat_at) > now64(3) - toIntervalSecond({seconds:UInt32})
ORDER BY first_beat, holder
