-- Copies the covered days of a network, so that each step plans a small table and not the views behind it. {network:String}
INSERT INTO figures_days
(network, fact, day, completeness, state, sources, missing, hole)
SELECT network, fact, day, completeness, state, sources, missing, hole
FROM covered_days
WHERE network = {network:String}
