-- Payments of one network in one month, as many as asked for, spread over its days. The text of hashes is made cheaply: nothing
-- here reads it.
INSERT INTO movements
(network, chain, source, block, block_hash, time, transaction, transaction_index, position, fact, class, service, token, token_address, amount_raw, decimals, amount, payer, payee, reference, excluded, decoder)
SELECT
    {network:String}, 'chain', 'source', {first:UInt64} + number,
    concat('0x', leftPad(hex({first:UInt64} + number), 64, '0')),
    toDateTime({month:String}, 'UTC') + intDiv(number * 28 * 86400, {rows:UInt32}),
    concat('0x', leftPad(hex({first:UInt64} + number), 64, '1')),
    0, '0', 'payment', '', '', 'PEG', '0xPEG', concat(toString(1 + number % 1000), '000000000000000000'), 18,
    toDecimal256(1 + number % 1000, 24),
    concat('0x', lower(hex(cityHash64(number % 997)))), concat('0x', lower(hex(cityHash64(number % 31)))), '', '', 'x@1'
FROM numbers({rows:UInt32})
