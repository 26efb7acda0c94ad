-- Since when each network's first source is there to be read.
SELECT network, min(since) AS begins
FROM network_sources
GROUP BY network
