-- Every source that was ever read into the tables.
SELECT DISTINCT chain, network, source FROM chain_sources
UNION DISTINCT
SELECT DISTINCT chain, network, source FROM movements
