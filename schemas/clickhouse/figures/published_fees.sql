-- Published burns of a network whose customers pay by burning: fees = burned / divide_by. Still the publisher's figure.
-- {network:String} {from:Date} {to:Date}
INSERT INTO figures_next
(network, metric, token, class, period_start, period_end, value, unit, tier, state, completeness, reason, movements, source, method_version, computed_at)
WITH rule AS (SELECT revenue_fact, divide_by, method_version FROM networks WHERE network = {network:String})
SELECT
    network,
    if(metric = 'burned', 'fees_native', 'fees'),
    token, '', period_start, period_end,
    CAST(value / (SELECT divide_by FROM rule), 'Nullable(Decimal(76, 24))'),
    unit, 'published', 'final', completeness,
    concat('published burn / ', toString((SELECT divide_by FROM rule)), if(reason = '', '', concat(', ', reason))),
    0, source, method_version, now64(3)
FROM figures_next
WHERE network = {network:String} AND metric IN ('burned', 'burned_usd') AND class = '' AND tier = 'published'
    AND (SELECT revenue_fact FROM rule) = 'burn'
    AND period_start >= {from:Date} AND period_start < {to:Date}
