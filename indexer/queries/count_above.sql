-- Whether references or checkpoints of a chain stand above a block: a delete of nothing costs more than this question.
-- {chain:String} {from:Int64}
SELECT
    (SELECT count() FROM chain_references WHERE chain = {chain:String} AND block >= {from:Int64}) AS references,
    (SELECT count() FROM checkpoints WHERE chain = {chain:String} AND height >= {from:Int64}) AS checkpoints
