-- What somebody else counts as paid demand of every network that they know, on one day: how much of the sector can be seen here.
CREATE TABLE IF NOT EXISTS known_demand
(
    day Date,
    name String,
    network LowCardinality(String) COMMENT 'Empty where it is not one of ours',
    usd Decimal(76, 24),
    differs String COMMENT 'Why it is not what is read here of that network; empty where it is',
    source String
)
ENGINE = MergeTree
ORDER BY (day, name)
