-- The UTC days of each chain's head and of its last final block.
SELECT chain, toDate(head_time) AS head, toDate(greatest(final_time, toDateTime('2009-01-01 00:00:00', 'UTC'))) AS final
FROM cursors FINAL
WHERE head_time > 0
