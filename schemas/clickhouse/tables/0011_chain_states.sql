-- What each reader is doing, for people: one row a change, the newest counts.
CREATE TABLE IF NOT EXISTS chain_states
(
    chain LowCardinality(String),
    state Enum8('starting' = 1, 'syncing' = 2, 'following' = 3, 'unreachable' = 4, 'stopped' = 5),
    since DateTime64(3, 'UTC') COMMENT 'When this state began',
    detail String COMMENT 'Why, in words; never an address with a key in it',
    height Int64,
    head Nullable(Int64),
    percent Nullable(Float64),
    eta_seconds Nullable(UInt64),
    updated_at DateTime64(3, 'UTC') DEFAULT now64(3)
)
ENGINE = ReplacingMergeTree(updated_at)
ORDER BY chain
