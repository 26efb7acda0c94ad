-- From when on each source has been read: the floor of coverage. A source that joins later rewinds its chain.
CREATE TABLE IF NOT EXISTS chain_sources
(
    chain LowCardinality(String),
    network LowCardinality(String),
    source LowCardinality(String),
    decoder LowCardinality(String),
    from_block UInt64,
    from_time DateTime('UTC') COMMENT 'Time of the first block read for it',
    version UInt64
)
ENGINE = ReplacingMergeTree(version)
ORDER BY (chain, network, source)
