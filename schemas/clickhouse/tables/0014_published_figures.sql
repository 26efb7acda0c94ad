-- Figures that others published, restated with their source: the tier below indexed. Periods are UTC and half-open, and at
-- most a month long: totals over months rely on it.
CREATE TABLE IF NOT EXISTS published_figures
(
    network LowCardinality(String),
    metric LowCardinality(String),
    token LowCardinality(String),
    class LowCardinality(String),
    period_start Date,
    period_end Date,
    value Decimal(76, 24),
    unit LowCardinality(String),
    source LowCardinality(String),
    note String COMMENT 'What was done to the published number; empty for nothing',
    CONSTRAINT at_most_a_month CHECK dateDiff('day', period_start, period_end) BETWEEN 1 AND 31
)
ENGINE = MergeTree
ORDER BY (network, metric, token, class, period_start)
