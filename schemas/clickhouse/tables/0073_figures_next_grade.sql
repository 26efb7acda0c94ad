-- As in figures, whose partitions are replaced by its own.
ALTER TABLE figures_next ADD COLUMN IF NOT EXISTS grade Enum8('A' = 1, 'B' = 2, 'C' = 3, 'D' = 4) DEFAULT multiIf(
    isNull(value) OR position(reason, 'an identity is broken') > 0, 'D',
    tier = 'published' AND completeness = 'partial', 'D',
    tier = 'published' OR completeness = 'partial' OR position(reason, ' % apart') > 0, 'C',
    tier = 'derived' OR state = 'provisional', 'B',
    'A')
