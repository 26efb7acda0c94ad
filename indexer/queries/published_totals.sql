-- A publisher that gives the parts of a burn and no total: the total is their sum, and says so.
INSERT INTO published_figures (network, metric, token, class, period_start, period_end, value, unit, source, leg, note)
SELECT network, metric, token, '', period_start, period_end, sum(value), unit, any(source), leg,
    concat('sum of the published parts: ', arrayStringConcat(arraySort(groupArray(class)), ', '))
FROM published_figures
WHERE metric IN ('burned', 'emitted')
GROUP BY network, metric, token, period_start, period_end, unit, leg
HAVING countIf(class = '') = 0
