-- Movements with their values. Empty conditions match all. {network:String} {fact:String} {from:Date} {to:Date}
-- {measure:String} {designated:UInt8} {class:String} {token:String} {transaction:String} {with_excluded:UInt8} {share:String}
-- Of the blocks that were read when the file was begun: {read_chains:Array(String)} {read_heads:Array(Int64)} {read_finals:Array(Int64)}
-- {chain:String}
-- Those after one in the order of a file, which movements_in_order.sql says: {after_network:String} {after_chain:String}
-- {after_time:UInt32} {after_block:UInt64} {after_transaction_index:UInt32} {after_position:String} {after_fact:Int8}
-- {after_transaction:String}, '' for all of them
SELECT
    v.network AS network, v.chain AS chain, v.block AS block, v.time AS time, v.transaction AS transaction, v.position AS position, toString(v.fact) AS fact, v.class AS class, v.service AS service,
    v.token AS token, v.amount AS amount, v.amount_raw AS amount_raw, v.decimals AS decimals, v.usd AS usd, v.price AS price, v.price_source AS price_source, v.price_day AS price_day,
    multiIf(
        v.excluded != '', NULL,
        {measure:String} = 'fee_usd', v.fee_usd,
        {measure:String} = 'fee_amount', v.fee_amount,
        {measure:String} = 'amount', v.amount,
        {measure:String} = 'usd', v.usd,
        {measure:String} = 'one', toDecimal256(1, 24),
        NULL) AS value,
    multiIf(
        {share:String} = '', toDecimal128(1, 18),
        {share:String} = 'supplySide', s.supply_side,
        {share:String} = 'protocol', s.protocol,
        {share:String} = 'holders', s.holders,
        1 - s.supply_side) AS share,
    v.payer AS payer, v.payee AS payee, v.reference AS reference, v.excluded AS excluded, v.source AS source, v.decoder AS decoder,
    concat(v.chain, ':', v.transaction, ':', v.position, ':', toString(v.fact)) AS id,
    if(startsWith({measure:String}, 'fee_') AND v.divide_by != 1, 'derived', 'indexed') AS tier,
    if(v.block <= transform(v.chain, {read_chains:Array(String)}, {read_finals:Array(Int64)}, -1) AND NOT v.price_provisional, 'final', 'provisional') AS state,
    v.method_version AS method_version, v.block_hash AS block_hash,
    v.transaction_index AS transaction_index, v.token_address AS token_address
FROM valued_movements AS v
ASOF LEFT JOIN network_splits AS s ON s.network = v.network AND v.day >= s.since
WHERE ({network:String} = '' OR v.network = {network:String})
    AND ({chain:String} = '' OR v.chain = {chain:String})
    AND v.time >= toDateTime({from:Date}, 'UTC') AND toDate(v.time) < {to:Date}
    AND ({fact:String} = '' OR toString(v.fact) = {fact:String})
    AND ({class:String} = '' OR v.class = {class:String})
    AND ({token:String} = '' OR v.token = {token:String})
    AND ({transaction:String} = '' OR v.transaction = {transaction:String})
    AND ({designated:UInt8} = 0 OR v.designated OR (v.excluded != '' AND {with_excluded:UInt8}))
    AND (v.excluded = '' OR {with_excluded:UInt8})
    AND v.block <= transform(v.chain, {read_chains:Array(String)}, {read_heads:Array(Int64)}, 9223372036854775807)
    AND ({after_transaction:String} = '' OR (v.network, v.chain, toUInt32(v.time), v.block, v.transaction_index, v.path, toInt8(v.fact), v.transaction) >
        ({after_network:String}, {after_chain:String}, {after_time:UInt32}, {after_block:UInt64}, {after_transaction_index:UInt32},
            arrayMap(part -> toUInt32(part), splitByChar('.', {after_position:String})), {after_fact:Int8}, {after_transaction:String}))
