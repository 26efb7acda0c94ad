-- Takes out the checkpoints of a chain at some heights. {chain:String} {heights:Array(Int64)}
DELETE FROM checkpoints WHERE chain = {chain:String} AND height IN ({heights:Array(Int64)})
