-- As check_identities.sql, for what movements must be whatever is made of them: nothing that is staged is read, so that it goes beside
-- the staging. {network:String} {from:Date} {to:Date}
INSERT INTO identity_breaks (network, identity, metric, token, day, left_side, right_side, found_at, gone)
WITH
    sides AS
    (
        SELECT day, token, check.1 AS identity, fact AS metric, check.2 AS left_side, check.3 AS right_side
        FROM
        (
            SELECT
                toDate(m.time) AS day, m.token AS token, toString(m.fact) AS fact,
                [
                    ('each movement once', count(), uniqExact(cityHash64(m.chain, m.transaction, m.position))),
                    ('amount = whole number / 10^decimals', countIf(isNotNull(m.amount)),
                        countIf(m.amount = toDecimal256OrNull(m.amount_raw, 24) / toDecimal256(concat('1', repeat('0', ifNull(m.decimals, 0))), 0))),
                    ('decimals are those of the token', countIf(isNotNull(m.decimals)), countIf(m.decimals = t.listed))
                ] AS checks
            FROM movements AS m
            LEFT JOIN (SELECT token, chain, any(decimals) AS listed FROM tokens WHERE network = {network:String} GROUP BY token, chain) AS t
                ON t.token = m.token AND t.chain = m.chain
            WHERE m.network = {network:String} AND m.time >= toDateTime({from:Date}, 'UTC') AND toDate(m.time) < {to:Date}
            GROUP BY day, m.token, m.fact
        )
        ARRAY JOIN arrayMap(c -> (c.1, toNullable(toDecimal256(c.2, 24)), toNullable(toDecimal256(c.3, 24))), checks) AS check
    ),
    broken AS (SELECT * FROM sides WHERE ifNull(left_side != right_side, 0))
SELECT
    {network:String}, identity, metric, token, day, argMax(left_side, is_now), argMax(right_side, is_now), now64(3), max(is_now) = 0
FROM
(
    SELECT identity, metric, token, day, toString(assumeNotNull(left_side)) AS left_side, toString(assumeNotNull(right_side)) AS right_side, 1 AS is_now FROM broken
    UNION ALL
    SELECT identity, metric, token, day, left_side, right_side, 0 FROM identity_breaks FINAL
    WHERE network = {network:String} AND day >= {from:Date} AND day < {to:Date}
        AND identity IN ('each movement once', 'amount = whole number / 10^decimals', 'decimals are those of the token')
)
GROUP BY identity, metric, token, day
-- What was broken and still is, stands already.
HAVING count() = 1
