-- Tells readers that a network's figures were swapped in. The number rises even where the clock steps back.
-- {network:String} {months:Array(Date)}
INSERT INTO figure_swaps (number, network, months)
SELECT greatest(toUInt64(toUnixTimestamp64Micro(now64(6))), (SELECT max(number) FROM figure_swaps) + 1), {network:String}, {months:Array(Date)}
