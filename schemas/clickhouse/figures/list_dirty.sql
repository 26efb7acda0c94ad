-- asOf is before anything is read for the figures: a mark that comes later stays newer. By the one clock of the database.
-- Networks with months whose movements changed after their figures were last made; the span that holds all of them.
SELECT
    network,
    min(month) AS from,
    max(month) + INTERVAL 1 MONTH AS to,
    arraySort(groupArray(month)) AS months,
    toString(any(now64(6, 'UTC'))) AS asOf
FROM
(
    SELECT network, month FROM dirty_months
    GROUP BY network, month
    HAVING max(marked_at) >= max(computed_at)
)
WHERE network IN (SELECT network FROM networks)
GROUP BY network
ORDER BY network
