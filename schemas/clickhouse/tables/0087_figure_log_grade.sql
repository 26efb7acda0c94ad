-- As in figures, by the rules of when it was written down. What is written down is final, or not known any more.
ALTER TABLE figure_log ADD COLUMN IF NOT EXISTS grade Enum8('A' = 1, 'B' = 2, 'C' = 3, 'D' = 4) DEFAULT multiIf(
    isNull(value) OR position(reason, 'an identity is broken') > 0, 'D',
    tier = 'published' AND completeness = 'partial', 'D',
    tier = 'published' OR completeness = 'partial' OR position(reason, ' % apart') > 0, 'C',
    tier = 'derived', 'B',
    'A')
