-- Figures of whole days as a product tells them, against what its movements make at the prices in `prices`, by the rule and the splits
-- of the definitions here; the rows of its figures are not asked. A sum of which one part has no price is not known. Left out is what
-- others published, what is not known, and facts of which counters tell a part. {network:String}
WITH
    rule AS (SELECT toString(revenue_fact) AS fact, revenue_classes AS classes, divide_by, toString(revenue_basis) AS basis FROM networks WHERE network = {network:String}),
    moved AS
    (
        SELECT
            toDate(e.time) AS day, toString(e.token) AS token, toString(e.fact) AS fact, toString(e.class) AS class,
            e.fact = (SELECT fact FROM rule) AND (empty((SELECT classes FROM rule)) OR has((SELECT classes FROM rule), e.class)) AS is_fee,
            assumeNotNull(e.amount) AS amount,
            CAST(toDecimal256(assumeNotNull(e.amount), 24) * p.usd, 'Nullable(Decimal(76, 24))') AS usd
        FROM exported AS e
        LEFT JOIN (SELECT token, day, toNullable(usd) AS usd FROM prices FINAL WHERE kind = 'close') AS p ON p.token = e.token AND p.day = ifNull(e.price_day, toDate(0))
        WHERE e.excluded = '' AND isNotNull(e.amount)
    ),
    paid AS
    (
        SELECT
            day,
            if(countIf(isNull(usd)) > 0, NULL, sum(CAST(usd / (SELECT divide_by FROM rule), 'Nullable(Decimal(76, 24))'))) AS fees,
            CAST(fees * any(s.supply_side), 'Nullable(Decimal(76, 24))') AS supply,
            if(any(s.protocol) = 0, fees - supply, CAST(fees * any(s.holders), 'Nullable(Decimal(76, 24))')) AS held
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
            ('protocol_revenue', fees - supply - held), (if((SELECT basis FROM rule) = 'cash', 'cash', ''), fees), ('earnings', fees - supply)] AS part
        UNION ALL
        SELECT day, 'fees_native', token, '', CAST(amount / (SELECT divide_by FROM rule), 'Decimal(76, 24)') FROM moved WHERE is_fee
        UNION ALL
        SELECT day, arrayJoin(if((SELECT basis FROM rule) = 'cash', ['prepayments'], ['prepayments', 'cash'])), '', '', usd FROM moved WHERE fact = 'prepayment'
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
        GROUP BY m.metric, m.token, m.class, m.day
    ),
    silence AS (SELECT count() = 0 AS is_total FROM told_figures WHERE metric IN (SELECT metric FROM recounted)),
    told AS
    (
        SELECT toString(metric) AS metric, toString(token) AS token, splitByChar(':', id)[-3] AS class, period_start AS day, value
        FROM told_figures
        WHERE tier != 'published' AND period_end = period_start + 1
    ),
    counters AS (SELECT DISTINCT toString(fact) AS fact FROM network_counters WHERE network = {network:String})
SELECT metric, token, class, toString(day) AS day, if(is_told, toString(told_value), '') AS told, if(isNull(recounted_value), '', toString(recounted_value)) AS recounted, is_checked
FROM
(
    SELECT
        metric, token, class, day,
        countIf(is_recount = 0) > 0 AS is_told,
        anyIf(value, is_recount = 0) AS told_value,
        if(countIf(is_recount = 1) = 0, 0, anyIf(value, is_recount = 1)) AS recounted_value,
        min(if(is_told, day, NULL)) OVER series AS first,
        max(if(is_told, day, NULL)) OVER series AS last,
        -- A hole is no value that could be wrong; a day that is not there between two others is, and so is a month without any figure.
        if(is_told, isNotNull(told_value), (day > first AND day < last) OR (SELECT is_total FROM silence)) AS is_checked
    FROM
    (
        SELECT metric, token, class, day, value, 0 AS is_recount FROM told
        UNION ALL
        SELECT metric, token, class, day, value, 1 FROM recounted
    )
    WHERE multiIf(
        metric IN ('fees', 'fees_native', 'supply_side_revenue', 'revenue', 'holders_revenue', 'protocol_revenue'), (SELECT fact FROM rule) NOT IN (SELECT fact FROM counters),
        metric IN ('burned', 'burned_usd'), 'burn' NOT IN (SELECT fact FROM counters),
        metric IN ('emitted', 'emitted_usd', 'incentives'), 'emission' NOT IN (SELECT fact FROM counters),
        metric IN ('earnings', 'net_emission', 'prepayments', 'cash'), (SELECT count() FROM counters) = 0,
        0)
    GROUP BY metric, token, class, day
    WINDOW series AS (PARTITION BY metric, token, class)
)
WHERE is_checked
ORDER BY day, metric, token, class
