-- From when to when the main figures of each network stand by which tier: what others published, and what was read from the chain.
SELECT
    f.network AS network, f.metric AS metric, f.token AS token, upper(toString(f.tier)) AS tier,
    min(f.period_start) AS from, max(f.period_end) AS to, toUInt32(sum(f.days)) AS days, arraySort(groupUniqArray(f.source)) AS sources
FROM figures AS f
WHERE f.grain = 'own' AND f.class = '' AND f.metric IN ('fees', 'fees_native', 'burned', 'emitted') AND isNotNull(f.value)
GROUP BY f.network, f.metric, f.token, f.tier
ORDER BY f.network, f.metric, f.token, from
