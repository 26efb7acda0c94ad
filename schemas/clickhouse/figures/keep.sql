-- Carries over the figures of a network that start outside the span being recomputed. {network:String} {from:Date} {to:Date}
INSERT INTO figures_next
SELECT * FROM figures
WHERE network = {network:String} AND grain = 'own' AND NOT (period_start >= {from:Date} AND period_start < {to:Date})
