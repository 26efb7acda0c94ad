-- What else is known of the same total, and by which rule a day is not believed.
ALTER TABLE network_counters
    ADD COLUMN IF NOT EXISTS check_metric LowCardinality(String) COMMENT 'A reading of the same token; empty where nothing is compared',
    ADD COLUMN IF NOT EXISTS check_rule LowCardinality(String) COMMENT 'equals: it is the same total. supply: supply and total together never fall, because they are all that was ever minted',
    ADD COLUMN IF NOT EXISTS check_within Decimal(76, 24) COMMENT 'So much may lie between them'
