-- Takes the movements of a chain above a block out of one month. {chain:String} {from:UInt64} {partition:String} 202403
DELETE FROM movements IN PARTITION ID {partition:String}
WHERE chain = {chain:String} AND block >= {from:UInt64}
