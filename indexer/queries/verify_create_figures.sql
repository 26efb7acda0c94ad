-- Figures as a product exports them.
CREATE OR REPLACE TABLE told_figures
(
    id String,
    metric LowCardinality(String),
    token LowCardinality(String),
    period_start Date,
    period_end Date,
    value Nullable(Decimal(76, 24)),
    tier LowCardinality(String)
)
ENGINE = MergeTree
ORDER BY (metric, token, period_start)
