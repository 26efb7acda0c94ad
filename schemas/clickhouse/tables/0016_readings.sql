-- One observed value of a counter or gauge at a time, asked for by ourselves.
CREATE TABLE IF NOT EXISTS readings
(
    network LowCardinality(String),
    metric LowCardinality(String),
    token LowCardinality(String),
    time DateTime('UTC'),
    value Decimal(76, 24),
    unit LowCardinality(String),
    source LowCardinality(String)
)
ENGINE = ReplacingMergeTree
ORDER BY (network, metric, token, time, source)
