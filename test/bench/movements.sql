-- 50 payments a day of a network over 5 years, so that provenance has something to page through.
INSERT INTO movements
(network, chain, source, block, block_hash, time, transaction, transaction_index, position, fact, class, service, token, token_address, amount_raw, decimals, amount, payer, payee, reference, excluded, decoder)
SELECT
    network, 'polygon', 'bench', 47000000 + number,
    concat('0x', hex(SHA256(toString(number)))),
    toDateTime('2021-11-01 00:00:00', 'UTC') + intDiv(number * 86400, 50),
    concat('0x', hex(SHA256(concat(network, toString(number))))),
    number % 100, toString(number % 200), 'payment', '', '', 'TOK', '0x00', toString(number % 1000000007), 18,
    toDecimal256(number % 1000000007, 24) / 1000000000,
    concat('0x', lower(hex(cityHash64(number % 997)))), concat('0x', lower(hex(cityHash64(number % 31)))), '', '', 'bench@1'
FROM numbers({days:UInt32} * 50)
ARRAY JOIN arrayMap(n -> concat('bench-0', toString(n)), range(40, 50)) AS network
