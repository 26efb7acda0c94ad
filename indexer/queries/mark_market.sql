-- Marks the months of networks whose figures may change with what was told of these coins on these days; the two days before
-- become final.
-- {coins:Array(String)} {days:Array(Date)}
INSERT INTO dirty_months (network, month, marked_at)
SELECT DISTINCT network, month, now64(6)
FROM tokens
ARRAY JOIN arrayDistinct(arrayFlatten(arrayMap(day -> [toStartOfMonth(day), toStartOfMonth(day - 2)], {days:Array(Date)}))) AS month
WHERE coingecko IN {coins:Array(String)}
