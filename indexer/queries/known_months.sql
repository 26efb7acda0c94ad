-- Months from one on in which movements of some networks were ever marked as changed. {networks:Array(String)} {from:Date}
SELECT DISTINCT network, month
FROM dirty_months
WHERE network IN ({networks:Array(String)}) AND month >= {from:Date}
