-- What `npm run verify --save` found of a month, as its files in DATA_DIR/verifications tell it. The last of a source counts.
CREATE TABLE IF NOT EXISTS verifications
(
    network LowCardinality(String),
    month Date COMMENT 'Its first day',
    chain LowCardinality(String),
    source LowCardinality(String) COMMENT 'Where it was read again',
    movements UInt64,
    sha256 String COMMENT 'Content hash of what was compared',
    headers UInt64,
    receipts UInt64,
    prices UInt64,
    figures UInt64,
    faults Array(String) COMMENT 'Empty where everything was equal',
    verified_at DateTime64(3, 'UTC')
)
ENGINE = ReplacingMergeTree(verified_at)
ORDER BY (network, month, chain, source)
