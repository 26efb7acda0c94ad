-- The price of each of the network's tokens at the end of the day. {network:String} {from:Date} {to:Date}
INSERT INTO figures_next
(network, metric, token, class, period_start, period_end, value, unit, tier, state, completeness, reason, movements, source, method_version, computed_at)
SELECT
    {network:String}, 'price', token, '', day, day + 1, toDecimal256(usd, 24), 'USD', 'published',
    if(kind = 'close', 'final', 'provisional'), 'complete', '', 0, source,
    (SELECT method_version FROM networks WHERE network = {network:String}), now64(3)
FROM day_prices
WHERE day >= {from:Date} AND day < {to:Date}
    AND token IN (SELECT token FROM tokens WHERE network = {network:String} AND isNull(peg))
