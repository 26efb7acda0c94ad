-- Takes out the references that blocks of a chain from one on made. {chain:String} {from:UInt64}
DELETE FROM chain_references WHERE chain = {chain:String} AND block >= {from:UInt64}
