-- REPLACE PARTITION wants the two tables alike.
ALTER TABLE figures_next ADD COLUMN IF NOT EXISTS value_text String MATERIALIZED ifNull(toString(value), '')
