-- What counters moved on the days of a span, with the readings that tell it; the same conditions as movements_total.sql.
SELECT
    day, source, metric, fact, class, token, reason, formula,
    toString(amount) AS amount,
    toString(usd) AS usd,
    toString(multiIf(
        {measure:String} = 'fee_usd', fee_usd,
        {measure:String} = 'usd', usd,
        {measure:String} = 'fee_amount', fee_amount,
        {measure:String} = 'amount', amount,
        NULL)) AS value,
    toString(told_by_movements) AS toldByMovements,
    from_border AS fromBorder, toString(from_value) AS fromValue, from_block AS fromBlock, from_answer AS fromAnswer,
    formatDateTime(from_asked_at, '%Y-%m-%dT%H:%i:%SZ') AS fromAskedAt,
    to_border AS toBorder, toString(to_value) AS toValue, to_block AS toBlock, to_answer AS toAnswer,
    formatDateTime(to_asked_at, '%Y-%m-%dT%H:%i:%SZ') AS toAskedAt
FROM valued_flows
WHERE network = {network:String}
    AND day >= {from:Date} AND day < {to:Date}
    AND ({fact:String} = '' OR fact = {fact:String})
    AND ({class:String} = '' OR class = {class:String})
    AND ({token:String} = '' OR token = {token:String})
    AND ({designated:UInt8} = 0 OR designated)
ORDER BY day DESC, metric
LIMIT {limit:UInt32}
