-- Symbol of the token that the network itself issues: its supply is the network's market. Empty where there is none.
ALTER TABLE networks ADD COLUMN IF NOT EXISTS own_token LowCardinality(String)
