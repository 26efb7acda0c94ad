-- Both sides of what movements must be whatever is made of them: nothing that is staged is read, so that it goes beside the staging.
-- {network:String} {from:Date} {to:Date}
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
