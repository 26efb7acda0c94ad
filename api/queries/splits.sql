-- Dated splits of all networks.
SELECT network, since, toString(supply_side) AS supplySide, toString(protocol) AS protocol, toString(holders) AS holders, why, link AS source
FROM network_splits
ORDER BY network, since
