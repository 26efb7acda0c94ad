-- Daily closes that others published, at 24:00 UTC of the day.
CREATE TABLE IF NOT EXISTS published_prices
(
    token LowCardinality(String),
    day Date,
    usd Decimal(38, 18),
    source LowCardinality(String)
)
ENGINE = MergeTree
ORDER BY (token, day)
