-- Counters of network files: which flow the difference of two readings is.
CREATE TABLE IF NOT EXISTS network_counters
(
    network LowCardinality(String),
    source LowCardinality(String),
    metric LowCardinality(String),
    token LowCardinality(String),
    fact LowCardinality(String),
    class LowCardinality(String),
    most Decimal(76, 24) COMMENT 'A day with more is taken for a fault of the counter',
    holds_movements Bool COMMENT 'Movements of the same fact and token are in the total as well'
)
ENGINE = MergeTree
ORDER BY (network, source, metric, token)
