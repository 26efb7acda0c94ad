-- Ledgers that networks settle on, with their explorers: {hash} and {address} are filled in.
CREATE TABLE IF NOT EXISTS chains
(
    chain String,
    name String,
    family LowCardinality(String),
    chain_id Nullable(UInt64),
    coin LowCardinality(String),
    finality UInt32,
    explorer_transaction String,
    explorer_address String
)
ENGINE = MergeTree
ORDER BY chain
