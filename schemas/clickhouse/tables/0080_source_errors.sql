-- What the reader of a chain or of a source said last when it could not read, kept when it reads again. Rows come from
-- chain_states and reading_states; a chain's have no network and no source.
CREATE TABLE IF NOT EXISTS source_errors
(
    chain LowCardinality(String),
    network LowCardinality(String),
    source LowCardinality(String),
    detail String,
    at DateTime64(3, 'UTC')
)
ENGINE = ReplacingMergeTree(at)
ORDER BY (chain, network, source)
