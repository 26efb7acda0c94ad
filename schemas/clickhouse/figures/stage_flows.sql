-- Values what counters moved in a span, as movements are valued. {network:String} {from:Date} {to:Date}
INSERT INTO figures_movements
(day, fact, class, token, payer, amount, usd, designated, fee_amount, fee_usd, price_source, price_provisional, events)
SELECT day, fact, class, token, '', assumeNotNull(amount), usd, designated, assumeNotNull(fee_amount), fee_usd,
    price_source, price_provisional, 0
FROM valued_flows
WHERE network = {network:String} AND reason = '' AND day >= {from:Date} AND day < {to:Date}
