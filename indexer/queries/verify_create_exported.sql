-- Movements as a product exports them: as they are stored, and the price that each was valued with.
CREATE OR REPLACE TABLE exported
(
    network LowCardinality(String), chain LowCardinality(String), source LowCardinality(String), block UInt64, block_hash String,
    time DateTime('UTC'), transaction String, transaction_index UInt32, position String,
    fact Enum8('payment' = 1, 'prepayment' = 2, 'burn' = 3, 'emission' = 4),
    class LowCardinality(String), service LowCardinality(String), token LowCardinality(String), token_address String, amount_raw String,
    decimals Nullable(UInt8), amount Nullable(Decimal(76, 24)), payer String, payee String, reference String,
    excluded LowCardinality(String), decoder LowCardinality(String),
    price Nullable(Decimal(38, 18)), price_source LowCardinality(String), price_day Nullable(Date)
)
ENGINE = MergeTree
ORDER BY (token, time)
