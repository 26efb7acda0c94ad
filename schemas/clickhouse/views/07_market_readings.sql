-- Supplies of the token that a network issues, as market sources told them, at the time that the source names: what is
-- stale stands on its own old day and never on the one that it was asked on.
CREATE OR REPLACE VIEW market_readings AS
SELECT network, told.1 AS metric, token, observed_at AS time, assumeNotNull(told.2) AS value, token AS unit, source
FROM
(
    SELECT
        n.network AS network, n.own_token AS token, q.observed_at AS observed_at, q.source AS source,
        arrayJoin([('supply_circulating', q.circulating), ('supply_total', q.total), ('supply_max', q.largest)]) AS told
    FROM market_quotes AS q
    INNER JOIN (SELECT DISTINCT network, token, coingecko FROM tokens WHERE coingecko != '') AS t ON t.coingecko = q.coin
    INNER JOIN networks AS n ON n.network = t.network AND n.own_token = t.token
)
WHERE isNotNull(told.2)
