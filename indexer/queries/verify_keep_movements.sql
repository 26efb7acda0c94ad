-- What a product exports, as movements are stored.
INSERT INTO movements
(network, chain, source, block, block_hash, time, transaction, transaction_index, position, fact, class, service, token, token_address,
    amount_raw, decimals, amount, payer, payee, reference, excluded, decoder)
SELECT network, chain, source, block, block_hash, time, transaction, transaction_index, position, fact, class, service, token, token_address,
    amount_raw, decimals, amount, payer, payee, reference, excluded, decoder
FROM exported
