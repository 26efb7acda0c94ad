-- Marks every month that has movements, published figures, readings or prices of these networks; all where empty.
-- {networks:Array(String)}
INSERT INTO dirty_months (network, month, marked_at)
SELECT DISTINCT network, toStartOfMonth(day) AS month, now64(6)
FROM
(
    SELECT DISTINCT network, toStartOfMonth(time) AS day FROM movements
    UNION ALL SELECT network, period_start FROM published_figures
    UNION ALL SELECT network, toDate(time) FROM readings
    UNION ALL SELECT network, toDate(time) FROM published_readings
    UNION ALL SELECT network, toDate(time) FROM market_readings
    UNION ALL SELECT network, day FROM covered_days
    UNION ALL SELECT network, period_start FROM figures
    UNION ALL SELECT t.network, p.day FROM day_prices AS p INNER JOIN tokens AS t ON t.token = p.token
)
WHERE (empty({networks:Array(String)}) OR network IN {networks:Array(String)}) AND network != ''
