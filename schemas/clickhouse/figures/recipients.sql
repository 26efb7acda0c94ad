-- How many addresses were paid or rewarded on each covered day, where the network's movements name the providers themselves.
-- {network:String} {from:Date} {to:Date}
INSERT INTO figures_next
(network, metric, token, class, period_start, period_end, value, unit, tier, state, completeness, reason, movements, source, method_version, computed_at)
WITH
    rule AS (SELECT revenue_fact, recipients, method_version FROM networks WHERE network = {network:String}),
    received AS
    (
        SELECT
            kind,
            day,
            uniqExactIf(payee, amount > 0) AS receivers,
            countIf(payee = '' AND amount > 0) AS unnamed,
            sum(events) AS movements
        FROM figures_movements
        ARRAY JOIN arrayFilter(one -> one != '', [
            if(designated, 'payees', ''),
            if(fact = 'emission' AND class = 'provider', 'rewarded', '')]) AS kind
        GROUP BY kind, day
    )
SELECT
    {network:String}, metric, '', '', covered.day, covered.day + 1,
    multiIf(covered.hole != '', NULL, received.unnamed > 0, NULL, toDecimal256(received.receivers, 24)) AS value,
    'count', 'indexed', covered.state, covered.completeness,
    multiIf(covered.hole != '', covered.hole, isNull(value), 'the events do not tell who received it', covered.missing),
    received.movements, covered.sources, rule.method_version, now64(3)
FROM figures_days AS covered
CROSS JOIN rule
ARRAY JOIN rule.recipients AS metric
LEFT JOIN received ON received.day = covered.day AND received.kind = metric
WHERE covered.fact = if(metric = 'payees', rule.revenue_fact, 'emission')
    AND covered.day >= {from:Date} AND covered.day < {to:Date}
