-- Movements of a network, month and chain as the product tells them and as they were read again: how many, how many are missing in the
-- product, are there alone, stand more often than they happened, or are different, and the first of these in the order of the
-- chain. A hash of what is not known would be none, and left out: that is empty text instead. {network:String} {month:Date} {chain:String}
SELECT
    sum(length(product)) AS here,
    sum(length(again)) AS there,
    countIf(fault = 'missing') AS missing,
    countIf(fault = 'extra') AS extra,
    countIf(fault = 'repeated') AS repeated,
    countIf(fault = 'different') AS different,
    argMinIf((fault, transaction, position, fact), (block, transaction_index, position, fact), fault != '') AS first
FROM
(
    SELECT
        transaction,
        position,
        fact,
        min(block) AS block,
        min(transaction_index) AS transaction_index,
        arraySort(groupArrayIf(content, NOT is_again)) AS product,
        arraySort(groupArrayIf(content, is_again)) AS again,
        multiIf(
            product = again, '',
            empty(product), 'missing',
            empty(again), 'extra',
            length(product) > length(again), 'repeated',
            'different') AS fault
    FROM
    (
        SELECT
            0 AS is_again, transaction, position, toString(fact) AS fact, block, transaction_index,
            sipHash128(
                source, block, block_hash, time, transaction_index, class, service, token, token_address, amount_raw,
                ifNull(toString(decimals), ''), ifNull(toString(amount), ''), payer, payee, reference, excluded) AS content
        FROM as_told.movements
        WHERE network = {network:String} AND chain = {chain:String} AND toStartOfMonth(time) = {month:Date}
        UNION ALL
        SELECT
            1, transaction, position, toString(fact), block, transaction_index,
            sipHash128(
                source, block, block_hash, time, transaction_index, class, service, token, token_address, amount_raw,
                ifNull(toString(decimals), ''), ifNull(toString(amount), ''), payer, payee, reference, excluded)
        FROM read_again.movements
        WHERE network = {network:String} AND chain = {chain:String} AND toStartOfMonth(time) = {month:Date}
    )
    GROUP BY transaction, position, fact
)
