-- USD per token from the live source. kind close: at 24:00 UTC of the day; quote: the latest, for the day that is not over.
CREATE TABLE IF NOT EXISTS prices
(
    token LowCardinality(String),
    day Date,
    kind Enum8('close' = 1, 'quote' = 2),
    usd Decimal(38, 18),
    source LowCardinality(String),
    observed_at DateTime('UTC')
)
ENGINE = ReplacingMergeTree(observed_at)
ORDER BY (token, day, kind, source)
