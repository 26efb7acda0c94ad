-- The rows of figures once more, all networks side by side, for questions about many of them: figures has a partition per
-- network, and opening a hundred takes longer than reading them. A recompute inserts what differs as one block, so that a
-- reader sees all of it or nothing; a row with a higher version stands for the one before. Read it with FINAL, which is
-- quick where one part holds nearly all: what is older than ten minutes is merged.
CREATE TABLE IF NOT EXISTS figures_by_period
(
    network LowCardinality(String),
    grain Enum8('own' = 1, 'week' = 2, 'month' = 3, 'quarter' = 4, 'ever' = 5) COMMENT 'As in figures; ever: one row that says since when anything can be known',
    metric LowCardinality(String),
    token LowCardinality(String),
    class LowCardinality(String),
    period_start Date,
    period_end Date,
    first_day Date,
    last_end Date,
    days UInt16,
    longest UInt16,
    value Nullable(Decimal(76, 24)),
    value_text String MATERIALIZED ifNull(toString(value), '') COMMENT 'Writing 256-bit decimals takes longer than reading them',
    numerator Nullable(Decimal(76, 24)),
    denominator Nullable(Decimal(76, 24)),
    unit LowCardinality(String),
    standing LowCardinality(String) COMMENT 'Tier, state, completeness, source and reason, separated by tabs: what figures are grouped by, as one column',
    movements UInt64,
    version UInt64,
    gone UInt8
)
ENGINE = ReplacingMergeTree(version, gone)
ORDER BY (metric, class, grain, period_start, network, token, period_end)
SETTINGS index_granularity = 512, min_age_to_force_merge_seconds = 600
