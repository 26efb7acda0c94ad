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
    leg LowCardinality(String) COMMENT 'Empty where the publisher tells the whole network, else the only source of ours that it tells',
    note String COMMENT 'What was done to the published number; empty for nothing',
    CONSTRAINT at_most_a_month CHECK period_end > period_start AND dateDiff('day', period_start, period_end) <= toDayOfMonth(toLastDayOfMonth(period_start))
)
ENGINE = MergeTree
ORDER BY (network, metric, token, class, period_start)
