-- A final figure can become provisional again: what was known of it is then not known to be final, as of that time.
ALTER TABLE figure_log MODIFY COLUMN cause Enum8('first' = 0, 'method' = 1, 'tier' = 2, 'movements' = 3, 'source' = 4, 'valuation' = 5, 'withdrawn' = 6, 'restored' = 7, 'reopened' = 8)
    COMMENT 'What made it another; valuation: same movements, another price, split or reading; reopened: it is provisional again'
