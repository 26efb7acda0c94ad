-- Payments of one network over 5 years, as many a day as asked for, so that a file of millions of rows can be made.
INSERT INTO movements
(network, chain, source, block, block_hash, time, transaction, transaction_index, position, fact, class, service, token, token_address, amount_raw, decimals, amount, payer, payee, reference, excluded, decoder)
SELECT
    {network:String}, 'polygon', 'bench', 47000000 + number,
    concat('0x', lower(hex(SHA256(toString(number))))),
    toDateTime('2021-11-01 00:00:00', 'UTC') + intDiv(number * 86400, {of_a_day:UInt32}),
    concat('0x', lower(hex(SHA256(concat({network:String}, toString(number)))))),
    number % 100, toString(number % 200), 'payment', '', '', 'TOK', '0x00', toString(number % 1000000007), 18,
    toDecimal256(number % 1000000007, 24) / 1000000000,
    concat('0x', lower(hex(SHA1(toString(number % 997))))), concat('0x', lower(hex(SHA1(toString(number % 31))))), '', '', 'bench@1'
FROM numbers({days:UInt32} * {of_a_day:UInt32})
