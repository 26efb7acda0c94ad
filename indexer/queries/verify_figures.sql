-- Figures of whole days as a product tells them, against what its movements make at the prices in `prices`, by the rule and the splits
-- of the definitions here; the rows of its figures are not asked. A sum of which one part has no price is not known. A day that a fact
-- is read on has all of its figures: one that is not there is missing. Left out is what others published, what is not known, and facts
-- of which counters tell a part. {network:String}
WITH
    rule AS (SELECT toString(revenue_fact) AS fact, revenue_classes AS classes, divide_by, toString(revenue_basis) AS basis FROM networks WHERE network = {network:String}),
    (SELECT fact FROM rule) AS designated,
    -- Which fact each figure is made of; of none, those that are made of other figures.
    parts AS
    (
        SELECT arrayJoin(arrayConcat(
            arrayMap(metric -> (metric, designated), ['fees', 'fees_native', 'supply_side_revenue', 'revenue', 'holders_revenue', 'protocol_revenue', 'payments', 'payers']),
            [('burned', 'burn'), ('burned_usd', 'burn'), ('emitted', 'emission'), ('emitted_usd', 'emission'), ('incentives', 'emission'),
                ('prepayments', 'prepayment'), ('earnings', ''), ('net_emission', ''), ('cash', '')])) AS part,
            part.1 AS metric, part.2 AS of_fact
    ),
    counters AS (SELECT DISTINCT toString(fact) AS fact FROM network_counters WHERE network = {network:String}),
    moved AS
    (
        SELECT
            toDate(e.time) AS day, toString(e.token) AS token, toString(e.fact) AS fact, toString(e.class) AS class, e.payer AS payer,
            e.fact = designated AND (empty((SELECT classes FROM rule)) OR has((SELECT classes FROM rule), e.class)) AS is_fee,
            toDate(e.time) >= n.since AS is_since,
            assumeNotNull(e.amount) AS amount,
            CAST(toDecimal256(assumeNotNull(e.amount), 24) * p.usd, 'Nullable(Decimal(76, 24))') AS usd
        FROM exported AS e
        LEFT JOIN (SELECT token, day, toNullable(usd) AS usd FROM prices FINAL WHERE kind = 'close') AS p ON p.token = e.token AND p.day = ifNull(e.price_day, toDate(0))
        LEFT JOIN (SELECT source, since FROM network_sources WHERE network = {network:String}) AS n ON n.source = e.source
        WHERE e.excluded = '' AND isNotNull(e.amount)
    ),
    paid AS
    (
        SELECT
            day,
            if(countIf(isNull(usd)) > 0, NULL, sum(CAST(usd / (SELECT divide_by FROM rule), 'Nullable(Decimal(76, 24))'))) AS fees,
            CAST(fees * any(s.supply_side), 'Nullable(Decimal(76, 24))') AS supply,
            if(any(s.protocol) = 0, fees - supply, CAST(fees * any(s.holders), 'Nullable(Decimal(76, 24))')) AS held,
            toDecimal256(countIf(amount > 0), 24) AS payments,
            if(countIf(payer = '' AND amount > 0) > 0, NULL, toDecimal256(uniqExactIf(payer, amount > 0), 24)) AS payers
        FROM (SELECT {network:String} AS network, * FROM moved WHERE is_fee) AS m
        ASOF LEFT JOIN network_splits AS s ON s.network = m.network AND m.day >= s.since
        GROUP BY day
    ),
    made AS
    (
        SELECT day, part.1 AS metric, '' AS token, '' AS class, part.2 AS value
        FROM paid
        ARRAY JOIN [
            ('fees', fees), ('supply_side_revenue', supply), ('revenue', fees - supply), ('holders_revenue', held),
            ('protocol_revenue', fees - supply - held), (if((SELECT basis FROM rule) = 'cash', 'cash', ''), fees), ('earnings', fees - supply),
            -- Who burns is not who pays.
            (if(designated = 'burn', '', 'payments'), payments), (if(designated = 'burn', '', 'payers'), payers)] AS part
        UNION ALL
        SELECT day, 'fees_native', token, '', CAST(amount / (SELECT divide_by FROM rule), 'Decimal(76, 24)') FROM moved WHERE is_fee
        UNION ALL
        SELECT day, arrayJoin(if((SELECT basis FROM rule) = 'cash', ['prepayments'], ['prepayments', 'cash'])), '', '', usd FROM moved
        WHERE fact = 'prepayment' AND designated != 'prepayment'
        UNION ALL
        SELECT day, if(fact = 'burn', 'burned', 'emitted'), token, arrayJoin(arrayDistinct(['', class])), amount FROM moved WHERE fact IN ('burn', 'emission')
        UNION ALL
        SELECT day, if(fact = 'burn', 'burned_usd', 'emitted_usd'), '', '', usd FROM moved WHERE fact IN ('burn', 'emission')
        UNION ALL
        SELECT day, part.1, '', '', part.2 FROM moved ARRAY JOIN [('incentives', usd), ('earnings', -usd)] AS part WHERE fact = 'emission' AND class = 'provider'
        UNION ALL
        SELECT day, 'net_emission', token, '', if(fact = 'emission', amount, -amount) FROM moved WHERE fact IN ('burn', 'emission')
    ),
    recounted AS
    (
        SELECT m.metric AS metric, m.token AS token, m.class AS class, m.day AS day, if(countIf(isNull(m.value)) > 0, NULL, sum(m.value)) AS value
        FROM made AS m
        WHERE m.metric != ''
        GROUP BY m.metric, m.token, m.class, m.day
    ),
    told AS
    (
        SELECT toString(metric) AS metric, toString(token) AS token, splitByChar(':', id)[-3] AS class, period_start AS day, value
        FROM told_figures
        WHERE tier != 'published' AND period_end = period_start + 1
    ),
    -- From the first day on that a fact is told of, or the one after its first movement, which may have been before reading began.
    spans AS
    (
        SELECT of_fact, min(first) AS begins, max(last) AS ends
        FROM
        (
            SELECT p.of_fact AS of_fact, min(t.day) AS first, max(t.day) AS last
            FROM told AS t INNER JOIN parts AS p ON p.metric = t.metric
            WHERE p.of_fact != ''
            GROUP BY p.of_fact
            UNION ALL
            SELECT fact, if((SELECT count() FROM told) = 0, min(day), min(day) + 1), max(day) FROM moved WHERE is_since GROUP BY fact
        )
        GROUP BY of_fact
    ),
    -- Days of which a figure is wanted, but those that are left to a publisher.
    read_days AS
    (
        SELECT of_fact, begins + arrayJoin(range(toUInt32(greatest(0, dateDiff('day', begins, ends) + 1)))) AS day
        FROM spans
        WHERE (of_fact, day) NOT IN
        (
            SELECT p.of_fact, t.period_start + arrayJoin(range(toUInt32(dateDiff('day', t.period_start, t.period_end))))
            FROM told_figures AS t INNER JOIN parts AS p ON p.metric = t.metric
            WHERE t.tier = 'published'
        )
    ),
    wanted AS
    (
        SELECT r.metric AS metric, r.token AS token, r.class AS class, d.day AS day
        FROM (SELECT DISTINCT metric, token, class FROM recounted) AS r
        INNER JOIN parts AS p ON p.metric = r.metric
        INNER JOIN read_days AS d ON d.of_fact = p.of_fact
        UNION ALL
        -- What is made of others is wanted where all of them are told.
        SELECT made_of.1, token, class, day
        FROM told
        ARRAY JOIN [
            ('earnings', ['revenue', 'incentives']), ('net_emission', ['emitted', 'burned']),
            ('cash', [if((SELECT basis FROM rule) = 'cash', 'fees', 'prepayments')])] AS made_of
        WHERE has(made_of.2, metric) AND class = ''
        GROUP BY made_of, token, class, day
        HAVING count() = length(made_of.2)
    )
SELECT metric, token, class, toString(day) AS day, if(is_told, toString(told_value), '') AS told, if(isNull(recounted_value), '', toString(recounted_value)) AS recounted, is_checked
FROM
(
    SELECT
        metric, token, class, day,
        countIf(side = 'told') > 0 AS is_told,
        anyIf(value, side = 'told') AS told_value,
        if(countIf(side = 'recounted') = 0, 0, anyIf(value, side = 'recounted')) AS recounted_value,
        -- A hole is no value that could be wrong.
        if(is_told, isNotNull(told_value), countIf(side = 'wanted') > 0) AS is_checked
    FROM
    (
        SELECT metric, token, class, day, value, 'told' AS side FROM told
        UNION ALL
        SELECT metric, token, class, day, value, 'recounted' FROM recounted
        UNION ALL
        SELECT metric, token, class, day, NULL, 'wanted' FROM wanted
    )
    WHERE multiIf(
        metric IN (SELECT metric FROM parts WHERE of_fact = designated), designated NOT IN (SELECT fact FROM counters),
        metric IN ('burned', 'burned_usd'), 'burn' NOT IN (SELECT fact FROM counters),
        metric IN ('emitted', 'emitted_usd', 'incentives'), 'emission' NOT IN (SELECT fact FROM counters),
        metric IN ('earnings', 'net_emission', 'prepayments', 'cash'), (SELECT count() FROM counters) = 0,
        0)
    GROUP BY metric, token, class, day
)
WHERE is_checked
ORDER BY day, metric, token, class
