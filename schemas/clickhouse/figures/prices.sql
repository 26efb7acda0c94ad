-- The price of each of the network's tokens at the end of the day; `reason` says where another source tells another one. {network:String} {from:Date} {to:Date}
INSERT INTO figures_next
(network, metric, token, class, period_start, period_end, value, unit, tier, state, completeness, reason, movements, source, method_version, computed_at)
SELECT
    {network:String}, 'price', p.token, '', p.day, p.day + 1, toDecimal256(p.usd, 24), 'USD', 'published',
    if(p.kind = 'close', 'final', 'provisional'), 'complete', c.doubt, 0, p.source,
    (SELECT method_version FROM networks WHERE network = {network:String}), now64(3)
FROM day_prices AS p
LEFT JOIN figures_doubts AS c ON c.token = p.token AND c.day = p.day
WHERE p.day >= {from:Date} AND p.day < {to:Date}
    AND p.token IN (SELECT token FROM tokens WHERE network = {network:String} AND isNull(peg))
