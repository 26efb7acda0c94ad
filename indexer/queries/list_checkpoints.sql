-- Blocks of a chain that were once read, newest first. {chain:String}
SELECT DISTINCT height, hash, toUnixTimestamp(time) AS time
FROM checkpoints
WHERE chain = {chain:String}
ORDER BY height DESC
