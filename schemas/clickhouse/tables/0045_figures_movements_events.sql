-- How many events the row stands for: 1 for a movement, 0 for what a counter moved.
ALTER TABLE figures_movements ADD COLUMN IF NOT EXISTS events UInt8 DEFAULT 1
