-- How fees divide, by the split in force on the day. Revenue is what is left and protocol revenue what is left of that,
-- so that fees = supply side + revenue and revenue = protocol + holders hold to the last digit. A part whose share is 0 gets
-- exactly nothing: what cutting leaves over goes to one that has a share.
-- {network:String} {from:Date} {to:Date}
INSERT INTO figures_next
(network, metric, token, class, period_start, period_end, value, unit, tier, state, completeness, reason, movements, source, method_version, computed_at)
SELECT
    f.network, part.1, '', '', f.period_start, f.period_end,
    part.2, 'USD', f.tier, f.state, f.completeness, f.reason, f.movements, f.source, f.method_version, now64(3)
FROM
(
    SELECT *, CAST(value * s.supply_side, 'Nullable(Decimal(76, 24))') AS supply, if(s.protocol = 0, value - supply, CAST(value * s.holders, 'Nullable(Decimal(76, 24))')) AS held
    FROM figures_next AS n
    ASOF INNER JOIN network_splits AS s ON s.network = n.network AND n.period_start >= s.since
    WHERE n.network = {network:String} AND n.metric = 'fees' AND n.class = ''
        AND n.period_start >= {from:Date} AND n.period_start < {to:Date}
) AS f
ARRAY JOIN [
    ('supply_side_revenue', f.supply),
    ('revenue', f.value - f.supply),
    ('holders_revenue', f.held),
    ('protocol_revenue', f.value - f.supply - f.held)] AS part
