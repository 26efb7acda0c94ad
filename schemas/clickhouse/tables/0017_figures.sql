-- One published number: network, metric, token, class, period. Made only from movements, readings, prices and published
-- figures, recomputed whole for the months that changed and swapped in by REPLACE PARTITION. NULL is a hole, never a zero.
-- Weeks, months and quarters are swapped in with the days that they are made of, so that pages need not add days.
-- The small granules are for pages that read a month of each of many networks.
CREATE TABLE IF NOT EXISTS figures
(
    network LowCardinality(String),
    grain Enum8('own' = 1, 'week' = 2, 'month' = 3, 'quarter' = 4) DEFAULT 'own' COMMENT 'own: the period that the figure was made or published for; else the sum of own figures that start in the period',
    metric LowCardinality(String),
    token LowCardinality(String) COMMENT 'Empty for USD values and counts over all tokens, else the value is in this token',
    class LowCardinality(String) COMMENT 'Empty for the total, else the part: a burn reason, a recipient class, a service',
    period_start Date,
    period_end Date COMMENT 'Exclusive. A day for indexed and derived figures; what the publisher gave for published ones',
    first_day Date DEFAULT period_start COMMENT 'First day that own figures cover',
    last_end Date DEFAULT period_end COMMENT 'The day after the last one that own figures cover',
    days UInt16 DEFAULT dateDiff('day', period_start, period_end) COMMENT 'Days of the period that own figures cover',
    longest UInt16 DEFAULT days COMMENT 'Days of the longest own figure in it',
    value Nullable(Decimal(76, 24)),
    numerator Nullable(Decimal(76, 24)) COMMENT 'For ratios: the part above the line, so that longer periods divide sums',
    denominator Nullable(Decimal(76, 24)) COMMENT 'For ratios: the part below the line',
    unit LowCardinality(String),
    tier Enum8('indexed' = 1, 'derived' = 2, 'published' = 3),
    state Enum8('final' = 1, 'provisional' = 2),
    completeness Enum8('complete' = 1, 'partial' = 2) COMMENT 'partial: a source that carries this fact is not read yet',
    reason LowCardinality(String) COMMENT 'Why the value is NULL or partial; empty otherwise',
    movements UInt64 COMMENT 'How many counted movements made it',
    source LowCardinality(String) COMMENT 'Sources of movements or of the publication, and of prices',
    method_version UInt32,
    computed_at DateTime64(3, 'UTC')
)
ENGINE = MergeTree
PARTITION BY network
ORDER BY (grain, metric, class, token, period_start)
SETTINGS index_granularity = 128
