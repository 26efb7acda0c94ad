-- Coins whose price comes from a market, with their ids at the sources; the second is empty where none is known.
SELECT coingecko, max(coinpaprika) AS coinpaprika FROM tokens WHERE coingecko != '' GROUP BY coingecko ORDER BY coingecko
