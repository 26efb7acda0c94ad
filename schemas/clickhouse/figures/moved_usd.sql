-- All movements of one fact in USD, per covered day: the total, or one class of it where {class:String} is not empty.
-- A class of what a counter tells without classes is not known.
-- {network:String} {from:Date} {to:Date} {fact:String} {class:String} {metric:String}
INSERT INTO figures_next
(network, metric, token, class, period_start, period_end, value, unit, tier, state, completeness, reason, movements, source, method_version, computed_at)
WITH
    (SELECT count() FROM network_counters
        WHERE network = {network:String} AND fact = {fact:String} AND class = '' AND {class:String} != '') > 0 AS untold,
    moved AS
    (
        SELECT
            m.day AS day,
            if(countIf(isNull(usd)) > 0, NULL, sum(usd)) AS value,
            arrayStringConcat(arraySort(groupUniqArrayIf(m.token, isNull(usd))), ', ') AS unpriced,
            arrayStringConcat(arraySort(groupUniqArrayIf(price_source, price_source != '')), ' + ') AS price_sources,
            max(price_provisional) AS price_provisional,
            arrayStringConcat(arraySort(groupUniqArrayIf(doubt, doubt != '')), ', ') AS doubts,
            count() AS rows, sum(events) AS movements
        FROM figures_movements AS m
        LEFT JOIN figures_doubts AS c ON c.token = m.token AND c.day = m.day
        WHERE fact = {fact:String} AND ({class:String} = '' OR class = {class:String})
        GROUP BY m.day
    )
SELECT
    {network:String}, {metric:String}, '', '', covered.day, covered.day + 1,
    multiIf(covered.hole != '' OR untold, NULL, moved.rows = 0, toDecimal256(0, 24), moved.value) AS value,
    'USD',
    'indexed',
    if(covered.state = 'provisional' OR moved.price_provisional, 'provisional', 'final'),
    covered.completeness,
    multiIf(covered.hole != '', covered.hole, untold, concat('not told apart by ', {class:String}), isNull(value), concat('no price for ', moved.unpriced), arrayStringConcat(arrayFilter(r -> r != '', [covered.missing, moved.doubts]), ', ')),
    moved.movements,
    arrayStringConcat(arrayFilter(s -> s != '', [covered.sources, moved.price_sources]), ' x '),
    (SELECT method_version FROM networks WHERE network = {network:String}), now64(3)
FROM figures_days AS covered
LEFT JOIN moved ON moved.day = covered.day
WHERE covered.fact = {fact:String}
    AND covered.day >= {from:Date} AND covered.day < {to:Date}
