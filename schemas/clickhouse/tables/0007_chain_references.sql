-- Facts that later events are read by: the token and parties of a payment rail. Rolled back with the blocks that made them.
CREATE TABLE IF NOT EXISTS chain_references
(
    network LowCardinality(String),
    chain LowCardinality(String),
    source LowCardinality(String),
    kind LowCardinality(String),
    key String,
    attributes Map(String, String),
    block UInt64,
    transaction String,
    position String
)
ENGINE = MergeTree
ORDER BY (chain, source, kind, key)
