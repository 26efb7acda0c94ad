-- What the database was filled from: real chains, or fictional ones of a devnet. One row; the two must never stand together.
CREATE TABLE IF NOT EXISTS environments
(
    environment LowCardinality(String),
    since DateTime('UTC') DEFAULT now('UTC')
)
ENGINE = MergeTree
ORDER BY environment
