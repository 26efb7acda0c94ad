-- What must be equal and is not: an identity of the figures of a day, or of the movements that make them. Found when figures
-- are made; gone once it holds again. Read it with FINAL.
CREATE TABLE IF NOT EXISTS identity_breaks
(
    network LowCardinality(String),
    identity LowCardinality(String) COMMENT 'As in schemas/README.md',
    metric LowCardinality(String) COMMENT 'The figure on its left side; the fact where movements break it',
    token LowCardinality(String),
    day Date,
    left_side String COMMENT 'Exact decimal text',
    right_side String,
    found_at DateTime64(3, 'UTC'),
    gone UInt8
)
ENGINE = ReplacingMergeTree(found_at, gone)
ORDER BY (network, day, identity, metric, token)
