-- A page of movements, newest first. What is not asked for is empty; {metric:String} says which movements and in what
-- they are counted: fees, fees_native, native (amount) or usd.
SELECT
    v.network AS network, v.chain AS chain, v.source AS source, toUInt32(v.block) AS block, toUInt32(v.time) AS seconds,
    formatDateTime(v.time, '%Y-%m-%dT%H:%i:%SZ') AS time,
    v.transaction AS transaction, v.transaction_index AS transactionIndex, v.position AS position, toString(v.fact) AS fact, v.class AS class, v.service AS service, v.token AS token,
    toString(v.amount) AS amount, v.amount_raw AS amountRaw, v.decimals AS decimals,
    toString(v.usd) AS usd, toString(v.price) AS price, v.price_source AS priceSource, v.price_day AS priceDay,
    toString(multiIf(
        v.excluded != '', NULL,
        {measure:String} = 'fee_usd', v.fee_usd,
        {measure:String} = 'fee_amount', v.fee_amount,
        {measure:String} = 'amount', v.amount,
        {measure:String} = 'usd', v.usd,
        {measure:String} = 'one', toDecimal256(1, 24),
        NULL)) AS value,
    v.payer AS payer, v.payee AS payee, v.reference AS reference, v.excluded AS excluded
FROM valued_movements AS v
WHERE v.network = {network:String}
    AND v.time >= toDateTime({from:Date}, 'UTC') AND toDate(v.time) < {to:Date}
    AND ({fact:String} = '' OR toString(v.fact) = {fact:String})
    AND ({class:String} = '' OR v.class = {class:String})
    AND ({token:String} = '' OR v.token = {token:String})
    AND ({transaction:String} = '' OR v.transaction = {transaction:String})
    AND ({designated:UInt8} = 0 OR v.designated OR (v.excluded != '' AND {with_excluded:UInt8}))
    AND (v.excluded = '' OR {with_excluded:UInt8})
    AND ({cursor_time:UInt32} = 0 OR
        (toUInt32(v.time), v.chain, v.block, v.transaction_index, v.path, toString(v.fact), v.transaction) <
        ({cursor_time:UInt32}, {cursor_chain:String}, {cursor_block:UInt64}, {cursor_transaction_index:UInt32},
            arrayMap(part -> toUInt32(part), splitByChar('.', {cursor_position:String})), {cursor_fact:String}, {cursor_transaction:String}))
ORDER BY v.time DESC, v.chain DESC, v.block DESC, v.transaction_index DESC, v.path DESC, toString(v.fact) DESC, v.transaction DESC
LIMIT {limit:UInt32}
