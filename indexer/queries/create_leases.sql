-- Who writes: one row a heartbeat. Two indexers on the same tables would write everything twice.
CREATE TABLE IF NOT EXISTS leases
(
    holder String COMMENT 'Random, one a start',
    host String COMMENT 'Machine and its boot, to know whether the process can be looked for',
    pid UInt32,
    released UInt8,
    beat_at DateTime64(3, 'UTC') DEFAULT now64(3)
)
ENGINE = MergeTree
ORDER BY holder
TTL toDateTime(beat_at) + INTERVAL 1 HOUR
