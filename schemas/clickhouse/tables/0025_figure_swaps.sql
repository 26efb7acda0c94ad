-- Which network's figures were swapped in, newest last: pages that show them are told by it. Kept for a day.
CREATE TABLE IF NOT EXISTS figure_swaps
(
    number UInt64 COMMENT 'Microseconds since 1970; rises with every swap',
    network LowCardinality(String),
    months Array(Date),
    swapped_at DateTime64(3, 'UTC') DEFAULT now64(3)
)
ENGINE = MergeTree
ORDER BY number
TTL toDateTime(swapped_at) + INTERVAL 1 DAY
