-- The atom of everything: one classified token movement from one chain event. (chain, transaction, position, fact) is
-- unique because rows above the cursor are deleted before blocks are read again; no FINAL is needed.
CREATE TABLE IF NOT EXISTS movements
(
    network LowCardinality(String),
    chain LowCardinality(String),
    source LowCardinality(String),
    block UInt64,
    block_hash String CODEC(ZSTD),
    time DateTime('UTC'),
    transaction String CODEC(ZSTD),
    transaction_index UInt32,
    position String COMMENT 'Log index, or the instruction path 3.1',
    path Array(UInt32) MATERIALIZED arrayMap(part -> toUInt32(part), splitByChar('.', position)),
    fact Enum8('payment' = 1, 'prepayment' = 2, 'burn' = 3, 'emission' = 4),
    class LowCardinality(String) COMMENT 'Reason of a burn, recipient class of an emission, else empty',
    service LowCardinality(String),
    token LowCardinality(String) COMMENT 'Symbol from the network file; the address where the token is not listed',
    token_address String CODEC(ZSTD),
    amount_raw String COMMENT 'Signed integer in base units, full uint256 range' CODEC(ZSTD),
    decimals Nullable(UInt8) COMMENT 'NULL where the token is not listed',
    amount Nullable(Decimal(76, 24)) COMMENT 'Exact; NULL where the token is not listed' CODEC(ZSTD),
    payer String CODEC(ZSTD),
    payee String CODEC(ZSTD),
    reference String COMMENT 'What resolved the event, such as rail:7' CODEC(ZSTD),
    excluded LowCardinality(String) COMMENT 'Empty where the movement counts, else why it does not',
    decoder LowCardinality(String),
    INDEX block_range block TYPE minmax GRANULARITY 1
)
ENGINE = MergeTree
PARTITION BY toYYYYMM(time)
ORDER BY (network, chain, time, block, transaction_index, path, fact)
SETTINGS index_granularity = 8192
