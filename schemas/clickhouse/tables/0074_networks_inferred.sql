-- What of a network's method is inferred and not documented: none of its figures is graded above B.
ALTER TABLE networks ADD COLUMN IF NOT EXISTS inferred String
