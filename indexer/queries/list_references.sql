-- References of a chain in the order of the events that made them. {chain:String}
SELECT network, source, kind, key, attributes, block, transaction, position
FROM chain_references
WHERE chain = {chain:String}
ORDER BY block, toUInt32OrZero(position), position
