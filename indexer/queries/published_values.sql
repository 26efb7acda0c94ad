-- Tokens published without a USD value: each day of the period must have a published close; longer periods take the mean.
INSERT INTO published_figures (network, metric, token, class, period_start, period_end, value, unit, source, leg, note)
WITH
    totals AS
    (
        SELECT network, metric, token, period_start, period_end, value, source, leg
        FROM published_figures
        WHERE metric IN ('burned', 'emitted') AND class = ''
            AND (network, concat(metric, '_usd'), period_start) NOT IN
                (SELECT network, metric, period_start FROM published_figures)
    ),
    days AS
    (
        SELECT *, period_start + arrayJoin(range(toUInt32(dateDiff('day', period_start, period_end)))) AS day FROM totals
    )
SELECT
    d.network, concat(d.metric, '_usd'), '', '', d.period_start, d.period_end,
    CAST(any(d.value) * (sum(p.usd) / count()), 'Decimal(76, 24)'),
    'USD',
    concat(any(d.source), ' x ', arrayStringConcat(arraySort(groupUniqArray(p.source)), ' + ')),
    any(d.leg),
    if(count() = 1, 'x close of the day', 'x mean of the daily closes of the period')
FROM days AS d
INNER JOIN (SELECT c.token AS token, c.day AS day, argMin(c.usd, c.source) AS usd, min(c.source) AS source FROM published_prices AS c GROUP BY c.token, c.day) AS p ON p.token = d.token AND p.day = d.day
GROUP BY d.network, d.metric, d.token, d.period_start, d.period_end
HAVING count() = dateDiff('day', d.period_start, d.period_end)
