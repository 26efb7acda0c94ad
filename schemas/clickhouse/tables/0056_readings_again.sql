-- Readings that a check made again from the kept answers, as long as it runs; no figure is made of them.
CREATE TABLE IF NOT EXISTS readings_again
(
    run String COMMENT 'Which check made them',
    network LowCardinality(String),
    metric LowCardinality(String),
    token LowCardinality(String),
    time DateTime('UTC'),
    value Decimal(76, 24),
    unit LowCardinality(String),
    source LowCardinality(String),
    block Nullable(UInt64),
    answer String,
    asked_at DateTime('UTC')
)
ENGINE = MergeTree
PARTITION BY run
ORDER BY (network, source, metric, token, time)
