-- For which borders a source was asked, and when last, in the order in which the answers stand. {network:String} {source:String}
SELECT r.borders AS borders, toUnixTimestamp(max(r.asked_at)) AS asked_at
FROM reading_requests AS r FINAL
WHERE r.network = {network:String} AND r.source = {source:String}
GROUP BY r.borders
ORDER BY max(r.asked_at), r.borders
