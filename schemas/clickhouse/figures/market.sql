-- What the network's own token is worth in all, each day: the price at the end of the day x the supply of the same day. A supply
-- without a price of its day is a hole. {network:String} {from:Date} {to:Date}
INSERT INTO figures_next
(network, metric, token, class, period_start, period_end, value, unit, tier, state, completeness, reason, movements, source, method_version, computed_at)
WITH
    base AS
    (
        SELECT * FROM figures_next
        WHERE network = {network:String} AND class = '' AND period_start >= {from:Date} AND period_start < {to:Date}
            AND metric IN ('price', 'supply_circulating', 'supply_max')
            AND token = (SELECT own_token FROM networks WHERE network = {network:String}) AND token != ''
    )
SELECT
    s.network, if(s.metric = 'supply_max', 'fdv', 'market_cap'), '', '', s.period_start, s.period_end,
    if(p.metric = '', NULL, CAST(s.value * CAST(p.value, 'Nullable(Decimal(76, 18))'), 'Nullable(Decimal(76, 24))')) AS made,
    'USD', 'published', if(p.metric = '', 'provisional', if(p.state = 'provisional', p.state, s.state)), 'complete',
    if(isNull(made), concat('no price of ', s.token, ' on the day of its supply'), p.reason),
    0, arrayStringConcat(arrayDistinct(arrayFilter(told -> told != '', [s.source, p.source])), ' x '),
    s.method_version, now64(3)
FROM (SELECT * FROM base WHERE metric != 'price') AS s
LEFT JOIN (SELECT * FROM base WHERE metric = 'price') AS p ON p.token = s.token AND p.period_start = s.period_start
