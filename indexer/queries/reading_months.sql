-- Months that the readings of a source are of, with those between them: holes lie there. {network:String} {source:String}
SELECT network, addMonths(first, arrayJoin(range(toUInt32(dateDiff('month', first, last) + 1)))) AS month
FROM
(
    SELECT network, toStartOfMonth(toDate(min(time)) - 1) AS first, toStartOfMonth(toDate(max(time))) AS last
    FROM readings
    WHERE network = {network:String} AND source = {source:String}
    GROUP BY network
)
