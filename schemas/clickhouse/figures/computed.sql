-- Metrics made from other figures of the same period. The weaker tier, state and completeness of the two is the result's.
-- {network:String} {from:Date} {to:Date}
INSERT INTO figures_next
(network, metric, token, class, period_start, period_end, value, numerator, denominator, unit, tier, state, completeness, reason, movements, source, method_version, computed_at)
WITH
    base AS
    (
        SELECT * FROM figures_next
        WHERE network = {network:String} AND class = '' AND period_start >= {from:Date} AND period_start < {to:Date}
            AND metric IN ('burned', 'emitted', 'fees', 'revenue', 'incentives')
    ),
    recipe AS
    (
        SELECT r.1 AS metric, r.2 AS left_metric, r.3 AS right_metric, r.4 AS operation
        FROM (SELECT arrayJoin([
            ('net_emission', 'emitted', 'burned', 'minus'),
            ('burn_to_emission', 'burned', 'emitted', 'over'),
            ('subsidy_per_dollar', 'incentives', 'fees', 'over'),
            ('earnings', 'revenue', 'incentives', 'minus')]) AS r)
    )
SELECT
    a.network, recipe.metric, a.token, '', a.period_start, a.period_end,
    multiIf(
        recipe.operation = 'minus', a.value - b.value,
        CAST(a.value / nullIf(CAST(b.value, 'Nullable(Decimal(76, 18))'), 0), 'Nullable(Decimal(76, 24))')) AS value,
    if(recipe.operation = 'over', a.value, NULL),
    if(recipe.operation = 'over', b.value, NULL),
    if(recipe.operation = 'over', 'ratio', a.unit),
    if(toInt8(a.tier) > toInt8(b.tier), a.tier, b.tier),
    if(a.state = 'provisional', a.state, b.state),
    if(a.completeness = 'partial', a.completeness, b.completeness),
    multiIf(
        isNull(a.value), a.reason,
        isNull(b.value), b.reason,
        isNull(value), concat('no ', recipe.right_metric),
        arrayStringConcat(arrayDistinct(arrayFilter(r -> r != '', [a.reason, b.reason])), ', ')),
    a.movements + b.movements,
    arrayStringConcat(arrayDistinct(arrayFilter(s -> s != '', [a.source, b.source])), ', '),
    a.method_version, now64(3)
FROM recipe
INNER JOIN base AS a ON a.metric = recipe.left_metric
INNER JOIN base AS b ON b.metric = recipe.right_metric AND b.token = a.token
    AND b.period_start = a.period_start AND b.period_end = a.period_end
