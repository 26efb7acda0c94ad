-- Borders for which a source has told anything. {network:String} {source:String}
SELECT DISTINCT toDate(time) AS border FROM readings
WHERE network = {network:String} AND source = {source:String} AND time = toStartOfDay(time)
ORDER BY border
