-- How far a chain is read: one row a commit, the newest counts. Written after the data; what stands above is deleted at connect.
CREATE TABLE IF NOT EXISTS cursors
(
    chain LowCardinality(String),
    version UInt64 COMMENT 'Rises with every commit',
    height Int64 COMMENT 'Last final block; -1 before the first',
    hash String,
    top String COMMENT 'JSON: blocks above height that a reorg may still drop, [{height, hash}]',
    head_height Int64 COMMENT 'Last block read, final or not',
    head_time DateTime('UTC') COMMENT 'Its time: figures are known up to here',
    final_time DateTime('UTC') COMMENT 'Time of the last final block read',
    committed_at DateTime64(3, 'UTC') DEFAULT now64(3)
)
ENGINE = ReplacingMergeTree(version)
ORDER BY chain
