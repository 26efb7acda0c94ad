-- Covered days of the network that is being recomputed; emptied at each pass.
CREATE TABLE IF NOT EXISTS figures_days
(
    network LowCardinality(String),
    fact LowCardinality(String),
    day Date,
    completeness LowCardinality(String),
    state LowCardinality(String),
    sources String,
    missing String
)
ENGINE = MergeTree
ORDER BY (fact, day)
