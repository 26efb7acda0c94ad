-- What was asked to know the values at some borders of days, and which answer it got; the newest stands.
CREATE TABLE IF NOT EXISTS reading_requests
(
    network LowCardinality(String),
    source LowCardinality(String),
    borders String COMMENT 'UTC days that begin at the borders, separated by commas',
    request String COMMENT 'Path, and the body that was posted after a line break; never the address, which may hold a key',
    answer String,
    asked_at DateTime64(3, 'UTC')
)
ENGINE = ReplacingMergeTree(asked_at)
ORDER BY (network, source, borders, request)
