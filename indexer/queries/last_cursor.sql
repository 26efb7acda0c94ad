-- How far a chain is read. {chain:String}
SELECT height, hash, top, toUnixTimestamp(final_time) AS final_time, version
FROM cursors
WHERE chain = {chain:String}
ORDER BY version DESC
LIMIT 1
