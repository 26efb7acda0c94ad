-- Days for which somebody published a total of a fact for the whole network: a partial figure of ours must not stand
-- beside theirs. What they published of one leg only stands beside ours, and both are partial.
CREATE OR REPLACE VIEW published_days AS
SELECT DISTINCT network, fact, period_start + arrayJoin(range(toUInt32(dateDiff('day', period_start, period_end)))) AS day
FROM
(
    SELECT
        p.network AS network,
        p.period_start AS period_start,
        p.period_end AS period_end,
        arrayJoin(arrayDistinct(arrayFilter(f -> f != '', [
            multiIf(p.metric IN ('burned', 'burned_usd'), 'burn', p.metric = 'emitted', 'emission', ''),
            if(p.metric IN ('fees', 'fees_native') OR (p.metric IN ('burned', 'burned_usd') AND rule.revenue_fact = 'burn'),
                rule.revenue_fact, '')]))) AS fact
    FROM published_figures AS p
    INNER JOIN networks AS rule ON rule.network = p.network
    WHERE p.leg = ''
)
