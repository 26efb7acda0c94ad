-- The movements of blocks that were not final, as one text: another where one of them is another, is gone or is new.
-- {read_chains:Array(String)} {read_heads:Array(Int64)} {read_finals:Array(Int64)} side by side {open_since:UInt32}
SELECT concat(toString(count()), ' ', toString(groupBitXor(cityHash64(network, chain, block, block_hash, transaction, position, fact)))) AS content
FROM movements
WHERE time >= toDateTime({open_since:UInt32}, 'UTC')
    AND block > transform(toString(chain), {read_chains:Array(String)}, {read_finals:Array(Int64)}, 9223372036854775807)
    AND block <= transform(toString(chain), {read_chains:Array(String)}, {read_heads:Array(Int64)}, -1)
