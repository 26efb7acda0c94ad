-- Which supply, of which token, rises by movements of which fact and falls by those of which other; empty where none is known to.
ALTER TABLE networks
    ADD COLUMN IF NOT EXISTS closure_metric LowCardinality(String),
    ADD COLUMN IF NOT EXISTS closure_token LowCardinality(String),
    ADD COLUMN IF NOT EXISTS closure_minted LowCardinality(String),
    ADD COLUMN IF NOT EXISTS closure_burned LowCardinality(String)
