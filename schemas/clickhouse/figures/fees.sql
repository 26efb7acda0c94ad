-- What customers paid: the designated fact x factor, per covered day, in USD; with the number of payments and of payers, except where
-- the fact is a burn: who burns is not who pays. Payers of a day on which an event does not tell them are not known.
-- {network:String} {from:Date} {to:Date}
INSERT INTO figures_next
(network, metric, token, class, period_start, period_end, value, unit, tier, state, completeness, reason, movements, source, method_version, computed_at)
WITH
    rule AS (SELECT revenue_fact, divide_by, method_version FROM networks WHERE network = {network:String}),
    paid AS
    (
        SELECT
            m.day AS day,
            if(countIf(isNull(fee_usd)) > 0, NULL, sum(fee_usd)) AS usd,
            arrayStringConcat(arraySort(groupUniqArrayIf(m.token, isNull(fee_usd))), ', ') AS unpriced,
            arrayStringConcat(arraySort(groupUniqArrayIf(price_source, price_source != '')), ' + ') AS price_sources,
            max(price_provisional) AS price_provisional,
            -- Who takes money back pays nobody.
            countIf(amount > 0) AS payments,
            uniqExactIf(payer, amount > 0) AS payers,
            countIf(payer = '' AND amount > 0) AS unnamed,
            arrayStringConcat(arraySort(groupUniqArrayIf(doubt, doubt != '')), ', ') AS doubts,
            count() AS rows, sum(events) AS movements
        FROM figures_movements AS m
        LEFT JOIN figures_doubts AS c ON c.token = m.token AND c.day = m.day
        WHERE designated
        GROUP BY m.day
    )
SELECT
    {network:String},
    metric,
    '',
    '',
    covered.day,
    covered.day + 1,
    multiIf(
        covered.hole != '', NULL,
        metric = 'payments', if(paid.rows > paid.movements, NULL, toDecimal256(paid.payments, 24)),
        metric = 'payers', if(paid.unnamed > 0, NULL, toDecimal256(paid.payers, 24)),
        paid.rows = 0, toDecimal256(0, 24),
        paid.usd) AS value,
    if(metric = 'fees', 'USD', 'count'),
    if(rule.divide_by = 1 OR metric != 'fees', 'indexed', 'derived'),
    if(covered.state = 'provisional' OR (metric = 'fees' AND paid.price_provisional), 'provisional', 'final'),
    covered.completeness,
    multiIf(
        covered.hole != '', covered.hole,
        isNull(value) AND metric = 'payments', 'a counter does not tell how many paid',
        isNull(value) AND metric = 'payers', 'the events do not tell who paid',
        isNull(value), concat('no price for ', paid.unpriced),
        arrayStringConcat(arrayFilter(r -> r != '', [covered.missing, if(metric = 'fees', paid.doubts, '')]), ', ')),
    paid.movements,
    arrayStringConcat(arrayFilter(s -> s != '', [covered.sources, if(metric = 'fees', paid.price_sources, '')]), ' x '),
    rule.method_version,
    now64(3)
FROM figures_days AS covered
CROSS JOIN rule
ARRAY JOIN if(rule.revenue_fact = 'burn', ['fees'], ['fees', 'payments', 'payers']) AS metric
LEFT JOIN paid ON paid.day = covered.day
WHERE covered.fact = rule.revenue_fact
    AND covered.day >= {from:Date} AND covered.day < {to:Date}
