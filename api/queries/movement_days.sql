-- How many movements each network has a day, so that a file can be made in parts. Empty conditions match all.
-- {network:String} {from:Date} {to:Date} {after_network:String} {after_time:UInt32}
SELECT network, toDate(time) AS day, toUInt32(count()) AS movements
FROM movements
WHERE ({network:String} = '' OR network = {network:String})
    AND time >= toDateTime({from:Date}, 'UTC') AND toDate(time) < {to:Date}
    AND (network, toDate(time)) >= ({after_network:String}, toDate(toDateTime({after_time:UInt32}, 'UTC')))
GROUP BY network, day
ORDER BY network, day
