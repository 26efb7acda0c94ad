-- One row a source of a network: what is read, from where on, and what it can carry.
CREATE TABLE IF NOT EXISTS network_sources
(
    network String,
    source String,
    chain LowCardinality(String),
    address String,
    first_block UInt64,
    since Date COMMENT 'UTC day of first_block: from here on a day without movements is a true zero',
    decoder LowCardinality(String) COMMENT 'name@version; empty where the source is known and not read yet',
    facts Array(String),
    what String,
    link String
)
ENGINE = MergeTree
ORDER BY (network, source)
