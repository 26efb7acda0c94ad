-- Figures as they stand, each with its own period. None is graded above B where a method is inferred. {metrics:Array(String)} {networks:Array(String)} {from:Date} {to:Date} {class:String}
SELECT network, metric, token, period_start, period_end, value, unit, tier, state, completeness, reason, source, method_version,
    if(grade = 'A' AND network IN (SELECT network FROM networks WHERE inferred != ''), 'B', toString(grade)) AS grade
FROM figures
WHERE metric IN {metrics:Array(String)}
    AND (empty({networks:Array(String)}) OR network IN {networks:Array(String)})
    AND grain = 'own' AND class = {class:String}
    AND period_start >= {from:Date} AND period_start < {to:Date}
ORDER BY network, metric, token, period_start, period_end
