-- Writes down what is known anew of the final figures of a network whose periods touch a span: those that are final for the
-- first time, are another than before, are provisional again, or are not there any more. Doing it twice writes nothing the second time. What is known
-- anew is known after what was, even where the clock steps back.
-- {network:String} {from:Date} {to:Date}
INSERT INTO figure_log
(network, grain, metric, token, class, period_start, period_end, known_at, cause, value, numerator, denominator, unit, tier, completeness, reason, movements, source, method_version, first_day, last_end, days, longest, gone, old_value, old_reason, old_method_version, old_known_at)
WITH
    -- A quarter before the span, for the key: no period that touches it begins earlier.
    greatest({from:Date}, toDate('1970-04-03')) - 92 AS first_start
SELECT
    network, grain, metric, token, class, period_start, period_end, greatest(now64(3, 'UTC'), was_known_at + toIntervalMillisecond(1)),
    multiIf(
        NOT was, 'first',
        NOT stands, 'withdrawn',
        NOT is_settled, 'reopened',
        was_gone, 'restored',
        now_method != was_method, 'method',
        now_tier != was_tier, 'tier',
        now_movements != was_movements, 'movements',
        now_source != was_source, 'source',
        'valuation')::Enum8('first' = 0, 'method' = 1, 'tier' = 2, 'movements' = 3, 'source' = 4, 'valuation' = 5, 'withdrawn' = 6, 'restored' = 7, 'reopened' = 8),
    if(is_settled, now_value, NULL), if(is_settled, now_numerator, NULL), if(is_settled, now_denominator, NULL), if(stands, now_unit, was_unit), if(stands, now_tier, was_tier), if(stands, now_completeness, was_completeness),
    multiIf(NOT stands, 'not there any more', NOT is_settled, 'provisional again', now_reason), now_movements, if(stands, now_source, was_source), if(stands, now_method, was_method),
    if(stands, now_first, was_first), if(stands, now_end, was_end), if(stands, now_days, was_days), if(stands, now_longest, was_longest),
    NOT is_settled, was_value, was_reason, was_method, was_known_at
FROM
(
    SELECT
        network, grain, metric, token, class, period_start, period_end,
        max(is_now) AS stands, max(settled) AS is_settled, max(NOT is_now) AS was, max(gone) AS was_gone,
        anyIf(value, is_now) AS now_value, anyIf(value, NOT is_now) AS was_value,
        anyIf(numerator, is_now) AS now_numerator, anyIf(numerator, NOT is_now) AS was_numerator,
        anyIf(denominator, is_now) AS now_denominator, anyIf(denominator, NOT is_now) AS was_denominator,
        anyIf(unit, is_now) AS now_unit, anyIf(unit, NOT is_now) AS was_unit,
        anyIf(tier, is_now) AS now_tier, anyIf(tier, NOT is_now) AS was_tier,
        anyIf(completeness, is_now) AS now_completeness, anyIf(completeness, NOT is_now) AS was_completeness,
        anyIf(reason, is_now) AS now_reason, anyIf(reason, NOT is_now) AS was_reason,
        anyIf(movements, is_now) AS now_movements, anyIf(movements, NOT is_now) AS was_movements,
        anyIf(source, is_now) AS now_source, anyIf(source, NOT is_now) AS was_source,
        anyIf(method_version, is_now) AS now_method, anyIf(method_version, NOT is_now) AS was_method,
        anyIf(first_day, is_now) AS now_first, anyIf(first_day, NOT is_now) AS was_first,
        anyIf(last_end, is_now) AS now_end, anyIf(last_end, NOT is_now) AS was_end,
        anyIf(days, is_now) AS now_days, anyIf(days, NOT is_now) AS was_days,
        anyIf(longest, is_now) AS now_longest, anyIf(longest, NOT is_now) AS was_longest,
        max(known_at) AS was_known_at
    FROM
    (
        SELECT
            network, grain, metric, token, class, period_start, period_end, toDateTime64(0, 3, 'UTC') AS known_at, value, numerator, denominator, unit,
            tier, completeness, reason, movements, source, method_version, first_day, last_end, days, longest, 0 AS gone, 1 AS is_now,
            -- Longer periods are final once they are over, too.
            state = 'final' AND period_end <= toDate(now('UTC')) AS settled
        FROM figures
        WHERE network = {network:String} AND period_start >= first_start AND period_start < {to:Date} AND period_end > {from:Date}
        UNION ALL
        SELECT
            network, grain, metric, token, class, period_start, period_end, known_at, value, numerator, denominator, unit,
            tier, completeness, reason, movements, source, method_version, first_day, last_end, days, longest, gone, 0, 0
        FROM
        (
            SELECT * FROM figure_log
            WHERE network = {network:String} AND period_start >= first_start AND period_start < {to:Date} AND period_end > {from:Date}
            ORDER BY known_at DESC
            LIMIT 1 BY metric, class, grain, period_start, token, period_end
        )
    )
    GROUP BY network, grain, metric, token, class, period_start, period_end
)
WHERE (stands AND is_settled AND (NOT was OR was_gone
        OR ifNull(toString(now_value), '') != ifNull(toString(was_value), '')
        -- The same ratio of other numbers is another ratio of a longer period.
        OR ifNull(toString(now_numerator), '') != ifNull(toString(was_numerator), '')
        OR ifNull(toString(now_denominator), '') != ifNull(toString(was_denominator), '')
        OR (now_tier, now_completeness, now_reason, now_source, now_movements) != (was_tier, was_completeness, was_reason, was_source, was_movements)))
    OR (NOT is_settled AND was AND NOT was_gone)
