-- How many of the newest borders of a source of counters are asked for again, because they are corrected late.
ALTER TABLE network_sources ADD COLUMN IF NOT EXISTS settles UInt16
