-- What was known of each final figure, and since when: a row when it first is final, and one each time it is another. Rows
-- are never changed, so that what was told at any time can be told again. A figure that is still provisional has none.
CREATE TABLE IF NOT EXISTS figure_log
(
    network LowCardinality(String),
    grain Enum8('own' = 1, 'week' = 2, 'month' = 3, 'quarter' = 4),
    metric LowCardinality(String),
    token LowCardinality(String),
    class LowCardinality(String),
    period_start Date,
    period_end Date,
    known_at DateTime64(3, 'UTC') COMMENT 'Since when this is what is known',
    cause Enum8('first' = 0, 'method' = 1, 'tier' = 2, 'movements' = 3, 'source' = 4, 'valuation' = 5, 'withdrawn' = 6, 'restored' = 7)
        COMMENT 'What made it another; valuation: same movements, another price, split or reading',
    value Nullable(Decimal(76, 24)),
    numerator Nullable(Decimal(76, 24)),
    denominator Nullable(Decimal(76, 24)),
    unit LowCardinality(String),
    tier Enum8('indexed' = 1, 'derived' = 2, 'published' = 3),
    completeness Enum8('complete' = 1, 'partial' = 2),
    reason LowCardinality(String),
    movements UInt64,
    source LowCardinality(String),
    method_version UInt32,
    first_day Date,
    last_end Date,
    days UInt16,
    longest UInt16,
    gone UInt8 COMMENT '1 where the figure stopped being there',
    old_value Nullable(Decimal(76, 24)),
    old_reason LowCardinality(String),
    old_method_version UInt32,
    old_known_at DateTime64(3, 'UTC') COMMENT '1970-01-01 for the first'
)
ENGINE = MergeTree
ORDER BY (network, metric, class, grain, period_start, token, period_end, known_at)
SETTINGS index_granularity = 512
