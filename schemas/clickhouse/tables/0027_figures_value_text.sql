-- Writing 256-bit decimals takes longer than reading them, and pages read each figure many times as text.
ALTER TABLE figures ADD COLUMN IF NOT EXISTS value_text String MATERIALIZED ifNull(toString(value), '')
