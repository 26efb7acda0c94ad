-- What the reading of a source is doing, for people.
CREATE TABLE IF NOT EXISTS reading_states
(
    network LowCardinality(String),
    source LowCardinality(String),
    state LowCardinality(String),
    detail String,
    version UInt64
)
ENGINE = ReplacingMergeTree(version)
ORDER BY (network, source)
