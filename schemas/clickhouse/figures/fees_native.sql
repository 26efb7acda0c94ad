-- Fees in the tokens that were paid, per covered day; a token that ever paid has a true zero on the other days.
-- {network:String} {from:Date} {to:Date}
INSERT INTO figures_next
(network, metric, token, class, period_start, period_end, value, unit, tier, state, completeness, reason, movements, source, method_version, computed_at)
WITH
    rule AS (SELECT revenue_fact, divide_by, method_version FROM networks WHERE network = {network:String}),
    seen AS
    (
        SELECT DISTINCT token FROM movements
        WHERE network = {network:String} AND excluded = '' AND toString(fact) = (SELECT revenue_fact FROM rule)
        UNION DISTINCT
        SELECT token FROM network_counters WHERE network = {network:String} AND fact = (SELECT revenue_fact FROM rule)
    ),
    paid AS
    (
        SELECT day, token, sum(fee_amount) AS value, count() AS rows, sum(events) AS movements
        FROM figures_movements
        WHERE designated
        GROUP BY day, token
    )
SELECT
    {network:String}, 'fees_native', seen.token, '', covered.day, covered.day + 1,
    multiIf(covered.hole != '', NULL, paid.rows = 0, toDecimal256(0, 24), paid.value),
    seen.token,
    if(rule.divide_by = 1, 'indexed', 'derived'),
    covered.state, covered.completeness, if(covered.hole != '', covered.hole, covered.missing), paid.movements, covered.sources, rule.method_version, now64(3)
FROM figures_days AS covered
CROSS JOIN rule
CROSS JOIN seen
LEFT JOIN paid ON paid.day = covered.day AND paid.token = seen.token
WHERE covered.fact = rule.revenue_fact
    AND covered.day >= {from:Date} AND covered.day < {to:Date}
