-- How many movements a network has on each chain a month, so that a file can be made in parts. {network:String} {from:Date} {to:Date}
-- Those after a place in the order of a file: {after_chain:String} {after_time:UInt32}
SELECT chain, toStartOfMonth(time) AS month, toUInt32(count()) AS movements
FROM movements
WHERE network = {network:String}
    AND time >= toDateTime({from:Date}, 'UTC') AND toDate(time) < {to:Date}
    AND (chain, toUInt32(time)) >= ({after_chain:String}, {after_time:UInt32})
GROUP BY chain, month
ORDER BY chain, month
