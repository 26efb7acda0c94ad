-- Which version of a reading source made the readings that stand; another one reads the kept answers again.
CREATE TABLE IF NOT EXISTS reading_versions
(
    network LowCardinality(String),
    source LowCardinality(String),
    version UInt32,
    made_at DateTime64(3, 'UTC') DEFAULT now64(3)
)
ENGINE = ReplacingMergeTree(made_at)
ORDER BY (network, source)
