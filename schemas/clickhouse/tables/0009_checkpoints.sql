-- Heights and hashes that were once read, to find the last common block after a reorg deeper than finality.
CREATE TABLE IF NOT EXISTS checkpoints
(
    chain LowCardinality(String),
    height Int64,
    hash String,
    time DateTime('UTC')
)
ENGINE = ReplacingMergeTree
ORDER BY (chain, height)
