-- (network, month)s whose movements changed. A reader marks before it writes, the recompute marks when done: a crash
-- between the two leaves the month dirty and nothing else.
CREATE TABLE IF NOT EXISTS dirty_months
(
    network LowCardinality(String),
    month Date,
    marked_at SimpleAggregateFunction(max, DateTime64(6, 'UTC')),
    computed_at SimpleAggregateFunction(max, DateTime64(6, 'UTC'))
)
ENGINE = AggregatingMergeTree
ORDER BY (network, month)
