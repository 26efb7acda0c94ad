-- What counters moved, per day between two borders: their rise, or what they rose less than another one moved. A day has no
-- value, and says why, where either is not to be believed. What a counter rose more than the other one moved came late from
-- the day before, within its bound, and is below zero.
CREATE OR REPLACE VIEW flows AS
SELECT
    c.network AS network,
    c.source AS source,
    c.metric AS metric,
    c.fact AS fact,
    c.class AS class,
    c.token AS token,
    c.holds_movements AS holds_movements,
    c.day AS day,
    c.from_border AS from_border,
    c.to_border AS to_border,
    c.from_value AS from_value,
    c.to_value AS to_value,
    c.from_block AS from_block,
    c.to_block AS to_block,
    c.from_answer AS from_answer,
    c.to_answer AS to_answer,
    c.from_asked_at AS from_asked_at,
    c.to_asked_at AS to_asked_at,
    if(c.short_of = '', c.rise, o.rise - c.rise) AS moved,
    if(c.short_of = '', c.formula, concat(if(o.formula = '', toString(o.rise), o.formula), ' − ', toString(c.rise))) AS formula,
    CAST(if(reason = '', moved, NULL), 'Nullable(Decimal(76, 24))') AS value,
    multiIf(
        c.reason != '' OR c.short_of = '', c.reason,
        o.network = '', concat('no reading of ', c.short_of),
        o.reason != '', o.reason,
        c.rise > o.rise + c.most, concat('the counter rose by ', toString(c.rise), ', more than ', toString(c.most), ' above the ', toString(o.rise), ' of ', c.short_of),
        '') AS reason
FROM counted AS c
LEFT JOIN
(
    SELECT network, source, metric, token, day, rise, formula, reason FROM counted
    WHERE (network, source, metric, token) IN (SELECT network, source, short_of, token FROM network_counters WHERE short_of != '')
) AS o ON o.network = c.network AND o.source = c.source AND o.metric = c.short_of AND o.token = c.token AND o.day = c.day
