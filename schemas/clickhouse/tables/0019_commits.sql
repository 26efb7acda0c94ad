-- What changed, newest last: readers of the API are told by it. Kept for a day.
CREATE TABLE IF NOT EXISTS commits
(
    number UInt64,
    network LowCardinality(String),
    chain LowCardinality(String),
    months Array(Date),
    block Int64,
    committed_at DateTime64(3, 'UTC') DEFAULT now64(3)
)
ENGINE = MergeTree
ORDER BY number
TTL toDateTime(committed_at) + INTERVAL 1 DAY
