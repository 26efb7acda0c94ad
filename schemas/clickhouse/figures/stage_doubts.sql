-- Copies the doubts about prices of a network and span, so that each step joins a small table and not the views behind it.
-- {network:String} {from:Date} {to:Date}
INSERT INTO figures_doubts (token, day, doubt)
SELECT token, day, doubt
FROM price_comparisons
WHERE network = {network:String} AND doubt != '' AND day >= {from:Date} AND day < {to:Date}
