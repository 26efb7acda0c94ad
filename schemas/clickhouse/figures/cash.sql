-- What customers put down, when they put it down: prepayments where the chain shows them apart, and the fees themselves where
-- nothing is paid but ahead. Other networks have none: what was put down for what is used there is not read.
-- {network:String} {from:Date} {to:Date}
INSERT INTO figures_next
(network, metric, token, class, period_start, period_end, value, unit, tier, state, completeness, reason, movements, source, method_version, computed_at)
SELECT network, 'cash', token, class, period_start, period_end, value, unit, tier, state, completeness, reason, movements, source, method_version, now64(3)
FROM figures_next
WHERE network = {network:String} AND grain = 'own' AND class = '' AND token = '' AND period_start >= {from:Date} AND period_start < {to:Date}
    AND metric = (SELECT if(any(revenue_basis) = 'cash', 'fees', 'prepayments') FROM networks WHERE network = {network:String})
