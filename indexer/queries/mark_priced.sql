-- Marks the months whose values may change with prices of these tokens on these days: a price serves up to 3 days on.
-- Months without movements of the token keep their figures. {tokens:Array(String)} {days:Array(Date)}
INSERT INTO dirty_months (network, month, marked_at)
SELECT DISTINCT m.network, toStartOfMonth(m.time) AS month, now64(6)
FROM movements AS m
WHERE m.token IN {tokens:Array(String)}
    AND toDate(m.time) IN (SELECT arrayJoin(arrayFlatten(arrayMap(day -> [day, day + 1, day + 2, day + 3], {days:Array(Date)}))))
