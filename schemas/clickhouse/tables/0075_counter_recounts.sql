-- What is counted again of the same days by other means: an identity, so that a disagreement is named and nothing is hidden.
ALTER TABLE network_counters
    ADD COLUMN IF NOT EXISTS recount_metric LowCardinality(String) COMMENT 'A reading of what moved in the day before its border; empty where nothing is counted again',
    ADD COLUMN IF NOT EXISTS recount_within Decimal(76, 24) COMMENT 'So much may lie between the two'
