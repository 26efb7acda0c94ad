-- How fees divide, by date. Shares sum to 1; what changed is a new row, not an edit.
CREATE TABLE IF NOT EXISTS network_splits
(
    network String,
    since Date,
    supply_side Decimal(38, 18),
    protocol Decimal(38, 18),
    holders Decimal(38, 18),
    why String,
    link String
)
ENGINE = MergeTree
ORDER BY (network, since)
