-- What was made less what was destroyed is the rise of a supply between two borders, on days that are read whole and are final. {network:String} {from:Date} {to:Date}
SELECT
    s.day, s.token, concat('made - destroyed = rise of ', s.metric), s.metric, ifNull(m.made, toDecimal256(0, 24)), s.rise
FROM
(
    SELECT toDate(a.time) AS day, toString(c.closure_token) AS token, toString(c.closure_metric) AS metric, b.value - a.value AS rise
    FROM networks AS c
    INNER JOIN (SELECT * FROM readings FINAL WHERE network = {network:String} AND time = toStartOfDay(time)) AS a
        ON a.network = c.network AND a.metric = c.closure_metric AND a.token = c.closure_token
    INNER JOIN (SELECT network, metric, token, toDate(time) - 1 AS day, value FROM readings FINAL WHERE network = {network:String} AND time = toStartOfDay(time)) AS b
        ON b.network = a.network AND b.metric = a.metric AND b.token = a.token AND b.day = toDate(a.time)
    WHERE c.network = {network:String} AND c.closure_metric != '' AND a.time >= toDateTime({from:Date}, 'UTC') AND toDate(a.time) < {to:Date}
) AS s
INNER JOIN
(
    SELECT d.day AS day
    FROM figures_days AS d CROSS JOIN (SELECT closure_minted, closure_burned FROM networks WHERE network = {network:String}) AS r
    WHERE d.state = 'final' AND d.completeness = 'complete' AND d.hole = '' AND d.fact IN (r.closure_minted, r.closure_burned)
    GROUP BY d.day
    HAVING uniqExact(d.fact) = 2
) AS whole ON whole.day = s.day
LEFT JOIN
(
    -- Those that count for nothing were made and destroyed all the same.
    SELECT
        toDate(m.time) AS day, toString(m.token) AS token,
        sum(if(toString(m.fact) = r.closure_minted, 1, -1) * toDecimal256OrNull(m.amount_raw, 24) / toDecimal256(concat('1', repeat('0', assumeNotNull(m.decimals))), 0)) AS made
    FROM movements AS m
    INNER JOIN networks AS r ON r.network = m.network AND r.closure_token = m.token
    WHERE m.network = {network:String} AND toString(m.fact) IN (r.closure_minted, r.closure_burned)
        AND m.time >= toDateTime({from:Date}, 'UTC') AND toDate(m.time) < {to:Date}
    GROUP BY day, token
) AS m ON m.day = s.day AND m.token = s.token
