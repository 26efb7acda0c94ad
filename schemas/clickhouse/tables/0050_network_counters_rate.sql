-- Counters whose difference is not what moved by itself.
ALTER TABLE network_counters
    ADD COLUMN IF NOT EXISTS rate LowCardinality(String) COMMENT 'Gauge of the source by which the difference is multiplied; empty for 1',
    ADD COLUMN IF NOT EXISTS short_of LowCardinality(String) COMMENT 'Counter of the source: what moved is what that one moved less the difference of this one'
