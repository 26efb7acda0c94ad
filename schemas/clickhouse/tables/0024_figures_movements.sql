-- Counted movements, with their values, of the network and span that is being recomputed; emptied at each pass.
CREATE TABLE IF NOT EXISTS figures_movements
(
    day Date,
    fact LowCardinality(String),
    class LowCardinality(String),
    token LowCardinality(String),
    payer String,
    amount Decimal(76, 24),
    usd Nullable(Decimal(76, 24)),
    designated Bool,
    fee_amount Decimal(76, 24),
    fee_usd Nullable(Decimal(76, 24)),
    price_source LowCardinality(String),
    price_provisional Bool
)
ENGINE = MergeTree
ORDER BY (fact, day)
