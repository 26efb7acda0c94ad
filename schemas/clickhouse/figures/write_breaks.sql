-- Writes down which identities a network and span break, and which they do not break any more. Sides of which one is not known are
-- equal to nothing and break nothing. They come in the place of the comment below, those of movements alone apart from the others:
-- what is of the other kind is not looked at. {network:String} {from:Date} {to:Date} {of_movements:Bool}
INSERT INTO identity_breaks (network, identity, metric, token, day, left_side, right_side, found_at, gone)
WITH
    sides AS
    (
        -- sides
    ),
    broken AS (SELECT * FROM sides WHERE ifNull(left_side != right_side, 0))
SELECT
    {network:String}, identity, metric, token, day, argMax(left_side, is_now), argMax(right_side, is_now), now64(3), max(is_now) = 0
FROM
(
    SELECT identity, metric, token, day, toString(assumeNotNull(left_side)) AS left_side, toString(assumeNotNull(right_side)) AS right_side, 1 AS is_now FROM broken
    UNION ALL
    SELECT identity, metric, token, day, left_side, right_side, 0 FROM identity_breaks FINAL
    WHERE network = {network:String} AND day >= {from:Date} AND day < {to:Date}
        AND (identity IN ('each movement once', 'amount = whole number / 10^decimals', 'decimals are those of the token')) = {of_movements:Bool}
)
GROUP BY identity, metric, token, day
-- What was broken and still is, stands already.
HAVING count() = 1
