-- Takes out the checkpoints of a chain from a height on. {chain:String} {from:Int64}
DELETE FROM checkpoints WHERE chain = {chain:String} AND height >= {from:Int64}
