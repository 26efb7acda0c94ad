-- Marks the months from one day to another for the networks that are read from a chain, not before their first block.
-- {chain:String} {from:Date} {to:Date}
INSERT INTO dirty_months (network, month, marked_at)
SELECT DISTINCT network, toStartOfMonth(toDate(day)) AS month, now64(6)
FROM
(
    SELECT network,
        arrayJoin(range(toUInt32(toStartOfMonth(greatest(from_day, least({from:Date}, {to:Date})))), toUInt32({to:Date}) + 1)) AS day
    FROM source_coverage
    WHERE chain = {chain:String} AND reads
)
