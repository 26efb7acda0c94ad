-- Tokens that have a price source, with their id there.
SELECT token, any(coingecko) AS id FROM tokens WHERE coingecko != '' AND isNull(peg) GROUP BY token ORDER BY token
