-- One movement as the product tells it and as it was read again; a side that does not have it has no row.
-- {network:String} {chain:String} {transaction:String} {position:String} {fact:String}
SELECT
    side, source, toString(block) AS block, block_hash, formatDateTime(time, '%Y-%m-%dT%H:%i:%SZ') AS time, transaction_index, class, service, token,
    token_address, amount_raw, toString(decimals) AS decimals, toString(amount) AS amount, payer, payee, reference, excluded
FROM
(
    SELECT 'product' AS side, * FROM as_told.movements
    UNION ALL
    SELECT 'source' AS side, * FROM read_again.movements
)
WHERE network = {network:String} AND chain = {chain:String} AND transaction = {transaction:String}
    AND position = {position:String} AND toString(fact) = {fact:String}
