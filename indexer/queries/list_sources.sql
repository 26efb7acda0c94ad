-- From where on each source of a chain is read, and as what. {chain:String}
SELECT network, source, argMax(decoder, version) AS decoder, argMax(from_block, version) AS from_block
FROM chain_sources
WHERE chain = {chain:String}
GROUP BY network, source
