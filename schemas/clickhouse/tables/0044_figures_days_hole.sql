-- Why the day has no figures of the fact, although it is covered: a counter that is not to be believed. Empty otherwise.
ALTER TABLE figures_days ADD COLUMN IF NOT EXISTS hole String
