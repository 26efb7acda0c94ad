-- Who received it, for counts of distinct receivers.
ALTER TABLE figures_movements ADD COLUMN IF NOT EXISTS payee String
