-- Says that these months of a network are done as of a time before they were read.
-- {network:String} {months:Array(Date)} {at:String}
INSERT INTO dirty_months (network, month, marked_at, computed_at)
SELECT {network:String}, arrayJoin({months:Array(Date)}), toDateTime64(0, 6, 'UTC'), toDateTime64({at:String}, 6, 'UTC')
