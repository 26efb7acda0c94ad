-- The rows of figures once more, all networks side by side, for questions about many of them: figures has a partition per
-- network, and opening a hundred takes longer than reading them. A recompute inserts what differs as one block, so that a
-- reader sees all of it or nothing; a row with a higher version stands for the one before. Read it with FINAL.
CREATE TABLE IF NOT EXISTS sector_figures
(
    network LowCardinality(String),
    grain Enum8('own' = 1, 'week' = 2, 'month' = 3, 'quarter' = 4, 'ever' = 5) COMMENT 'As in figures; ever: one row that says since when and until when anything is known',
    metric LowCardinality(String),
    token LowCardinality(String),
    class LowCardinality(String),
    period_start Date,
    period_end Date,
    era Date MATERIALIZED if(grain = 'own', toStartOfQuarter(period_start), toStartOfYear(period_start)) COMMENT 'Keeps a network together within a quarter of days or a year of longer periods, and such a span of all networks too',
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
ORDER BY (metric, class, grain, era, network, token, period_start, period_end)
SETTINGS index_granularity = 128
