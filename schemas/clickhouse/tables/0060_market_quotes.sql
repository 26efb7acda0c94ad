-- What market sources told of a coin, as they told it: price and supplies, one row for each time that they were asked. A coin has the
-- id of the network file, because a symbol may be that of two tokens.
CREATE TABLE IF NOT EXISTS market_quotes
(
    coin LowCardinality(String) COMMENT 'CoinGecko id, as in tokens',
    source LowCardinality(String),
    asked_at DateTime('UTC') COMMENT 'The same for all sources of one round, so that their prices can be compared',
    observed_at DateTime('UTC') COMMENT 'When the source says that it was so; the value is of that day, whenever it was asked for',
    usd Decimal(38, 18),
    circulating Nullable(Decimal(76, 24)) COMMENT 'NULL where the source does not know it; never zero',
    total Nullable(Decimal(76, 24)),
    largest Nullable(Decimal(76, 24)) COMMENT 'The most there can be; the total where the source names no bound',
    answer String COMMENT 'SHA-256 of the answer that tells it, see reading_answers'
)
ENGINE = ReplacingMergeTree
ORDER BY (coin, source, asked_at)
