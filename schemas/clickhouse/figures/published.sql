-- What others published, as they published it, where our own complete figures do not stand for the same fact.
-- {network:String} {from:Date} {to:Date}
INSERT INTO figures_next
(network, metric, token, class, period_start, period_end, value, unit, tier, state, completeness, reason, movements, source, method_version, computed_at)
WITH
    rule AS (SELECT revenue_fact, method_version FROM networks WHERE network = {network:String}),
    taken AS
    (
        SELECT *,
            multiIf(
                metric IN ('burned', 'burned_usd'), 'burn',
                metric IN ('emitted', 'emitted_usd'), 'emission',
                metric IN ('fees', 'fees_native', 'payers'), (SELECT revenue_fact FROM rule),
                '') AS fact
        FROM published_figures
        WHERE network = {network:String} AND period_start >= {from:Date} AND period_start < {to:Date}
    ),
    indexed AS
    (
        SELECT t.fact AS fact, t.leg AS leg, t.period_start AS period_start, t.period_end AS period_end
        FROM
        (
            SELECT DISTINCT fact, leg, period_start, period_end,
                period_start + arrayJoin(range(toUInt32(dateDiff('day', period_start, period_end)))) AS day
            FROM taken
        ) AS t
        INNER JOIN figures_days AS d ON d.fact = t.fact AND d.day = t.day
        GROUP BY t.fact, t.leg, t.period_start, t.period_end
        -- The whole yields to the whole; one leg yields to the same leg of ours, or to days that all have every leg.
        HAVING if(t.leg = '', countIf(d.completeness = 'complete') > 0,
            countIf(has(splitByString(' + ', d.sources), t.leg)) > 0
                OR countIf(d.completeness = 'complete') = dateDiff('day', t.period_start, t.period_end))
    )
SELECT
    network, metric, token, class, period_start, period_end, value, unit,
    'published', 'final', if(leg = '', 'complete', 'partial'),
    if(leg = '', note, concat('only ', leg, if(note = '', '', concat('; ', note)))), 0, source, (SELECT method_version FROM rule), now64(3)
FROM taken
WHERE (fact, leg, period_start, period_end) NOT IN (SELECT fact, leg, period_start, period_end FROM indexed)
