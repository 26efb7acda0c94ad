-- All movements of one fact in tokens, per covered day: the total and each reason or recipient class.
-- {network:String} {from:Date} {to:Date} {fact:String} {metric:String}
INSERT INTO figures_next
(network, metric, token, class, period_start, period_end, value, unit, tier, state, completeness, reason, movements, source, method_version, computed_at)
WITH
    seen AS
    (
        SELECT DISTINCT token, part
        FROM movements ARRAY JOIN arrayDistinct(['', toString(class)]) AS part
        WHERE network = {network:String} AND fact = {fact:String} AND excluded = ''
        UNION DISTINCT
        SELECT token, arrayJoin(arrayDistinct(['', toString(class)])) FROM network_counters
        WHERE network = {network:String} AND fact = {fact:String}
    ),
    moved AS
    (
        SELECT day, token, part, sum(amount) AS value, count() AS rows, sum(events) AS movements
        FROM figures_movements ARRAY JOIN arrayDistinct(['', toString(class)]) AS part
        WHERE fact = {fact:String}
        GROUP BY day, token, part
    )
SELECT
    {network:String}, {metric:String}, seen.token, seen.part, covered.day, covered.day + 1,
    multiIf(covered.hole != '', NULL, moved.rows = 0, toDecimal256(0, 24), moved.value),
    seen.token,
    'indexed', covered.state, covered.completeness, if(covered.hole != '', covered.hole, covered.missing), moved.movements, covered.sources,
    (SELECT method_version FROM networks WHERE network = {network:String}), now64(3)
FROM figures_days AS covered
CROSS JOIN seen
LEFT JOIN moved ON moved.day = covered.day AND moved.token = seen.token AND moved.part = seen.part
WHERE covered.fact = {fact:String}
    AND covered.day >= {from:Date} AND covered.day < {to:Date}
