-- Identities that do not hold, newest first.
SELECT
    network, identity, metric, token, toString(day) AS day, left_side AS leftSide, right_side AS rightSide,
    concat(replaceOne(toString(found_at), ' ', 'T'), 'Z') AS foundAt
FROM identity_breaks FINAL
ORDER BY identity_breaks.found_at DESC, network, identity_breaks.day, identity
LIMIT 1000
