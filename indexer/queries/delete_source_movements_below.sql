-- Takes out the movements of a source below a block. {chain:String} {network:String} {source:String} {to:UInt64}
DELETE FROM movements
WHERE network = {network:String} AND chain = {chain:String} AND source = {source:String} AND block < {to:UInt64}
