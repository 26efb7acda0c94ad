-- Where a movement stands in the order of files. {chain:String} {transaction:String} {position:String} {fact:String}
SELECT
    network AS after_network, toUInt32(time) AS after_time, chain AS after_chain, toString(block) AS after_block,
    transaction_index AS after_transaction_index, position AS after_position, toInt8(fact) AS after_fact, transaction AS after_transaction
FROM movements
WHERE chain = {chain:String} AND transaction = {transaction:String} AND position = {position:String} AND toString(fact) = {fact:String}
LIMIT 1
