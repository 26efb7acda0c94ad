-- Counters and gauges that others published, point by point.
CREATE TABLE IF NOT EXISTS published_readings
(
    network LowCardinality(String),
    metric LowCardinality(String),
    token LowCardinality(String),
    time DateTime('UTC'),
    value Decimal(76, 24),
    unit LowCardinality(String),
    source LowCardinality(String)
)
ENGINE = MergeTree
ORDER BY (network, metric, token, time)
