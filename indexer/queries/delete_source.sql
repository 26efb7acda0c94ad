-- Forgets that a source was read. {chain:String} {network:String} {source:String}
DELETE FROM chain_sources
WHERE chain = {chain:String} AND network = {network:String} AND source = {source:String}
