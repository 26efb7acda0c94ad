-- The content hash of a network's movements of one month, on one chain or on all: as /export/hashes.csv makes it, of the rows that are
-- here. {network:String} {month:Date} {chain:String}
SELECT
    toString(sum(movements)) AS movements,
    lower(hex(SHA256(arrayStringConcat(arrayMap(hashed -> hashed.3, arraySort(groupArray((day, chain, sha256)))), '\n')))) AS sha256
FROM movement_hashes
WHERE network = {network:String} AND toStartOfMonth(day) = {month:Date} AND ({chain:String} = '' OR chain = {chain:String})
