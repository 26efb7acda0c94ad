-- Values the counted movements of a network and span once. {network:String} {from:Date} {to:Date}
INSERT INTO figures_movements
(day, fact, class, token, payer, amount, usd, designated, fee_amount, fee_usd, price_source, price_provisional, payee)
SELECT day, toString(fact), class, token, payer, assumeNotNull(amount), usd, designated, assumeNotNull(fee_amount), fee_usd,
    price_source, price_provisional, payee
FROM valued_movements
WHERE network = {network:String} AND excluded = '' AND isNotNull(amount)
    AND time >= toDateTime({from:Date}, 'UTC') AND toDate(time) < {to:Date}
