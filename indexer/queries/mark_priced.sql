-- Marks the months whose values may change with prices of these tokens on these days: a price serves up to 3 days on, and
-- is itself a figure of every network that lists the token. {tokens:Array(String)} {days:Array(Date)}
INSERT INTO dirty_months (network, month, marked_at)
SELECT DISTINCT network, month, now64(6)
FROM
(
    SELECT m.network AS network, toStartOfMonth(m.time) AS month
    FROM movements AS m
    WHERE m.token IN {tokens:Array(String)}
        AND toDate(m.time) IN (SELECT arrayJoin(arrayFlatten(arrayMap(day -> [day, day + 1, day + 2, day + 3], {days:Array(Date)}))))
    UNION ALL
    SELECT network, arrayJoin(arrayDistinct(arrayMap(day -> toStartOfMonth(day), {days:Array(Date)}))) AS month
    FROM tokens
    WHERE token IN {tokens:Array(String)}
)
