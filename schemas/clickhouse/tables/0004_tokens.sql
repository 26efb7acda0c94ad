-- Tokens that networks list. A token that is not here has no symbol, no decimals and no price.
CREATE TABLE IF NOT EXISTS tokens
(
    network String,
    token LowCardinality(String) COMMENT 'Symbol from the network file, never a name read from a chain',
    name String,
    chain LowCardinality(String),
    address String COMMENT 'Lower-case contract address or mint; native for the chain''s own coin',
    decimals UInt8,
    coingecko String COMMENT 'Id at the price source; empty where there is none',
    peg Nullable(Decimal(38, 18)) COMMENT 'USD per token where a peg is used instead of a price',
    peg_why String
)
ENGINE = MergeTree
ORDER BY (network, token, chain)
