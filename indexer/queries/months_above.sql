-- Which months hold movements of a chain above a block. A block above another is not older, so its time bounds the scan.
-- {chain:String} {from:UInt64} first block above, {since:UInt32} time of the block below it
SELECT DISTINCT network, toStartOfMonth(time) AS month
FROM movements
WHERE chain = {chain:String} AND block >= {from:UInt64} AND time >= toDateTime({since:UInt32}, 'UTC')
