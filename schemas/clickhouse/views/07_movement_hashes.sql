-- A hash of everything that happened, per network, day and chain: what makes a movement, sorted, as one text. Its decimal amount is
-- not in it, because the whole number and the decimals tell it.
CREATE OR REPLACE VIEW movement_hashes AS
SELECT
    network,
    chain,
    toDate(time, 'UTC') AS day,
    count() AS movements,
    lower(hex(SHA256(arrayStringConcat(arraySort(groupArray(arrayStringConcat([
        chain, source, toString(block), block_hash, toString(toUnixTimestamp(time)), transaction, toString(transaction_index), position,
        toString(fact), class, service, token, token_address, amount_raw, ifNull(toString(decimals), ''), payer, payee, reference, excluded
    ], '\t'))), '\n')))) AS sha256
FROM movements
GROUP BY network, chain, day
