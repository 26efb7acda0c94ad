-- Final figures that became another, newest first; a figure that is final for the first time is no restatement.
-- {networks:Array(String)} {metrics:Array(String)} all where empty {grain:String} {from:Date} {to:Date} start of their periods
-- {known_from:DateTime64(3, 'UTC')} {known_to:DateTime64(3, 'UTC')} when they changed
SELECT
    network, metric, token, class, period_start, period_end,
    old_value, value AS new_value, unit, toString(cause) AS cause, old_reason, reason AS new_reason,
    old_method_version, method_version, toString(tier) AS tier, movements, source,
    concat(replaceOne(toString(old_known_at), ' ', 'T'), 'Z') AS old_known_at,
    concat(replaceOne(toString(known_at), ' ', 'T'), 'Z') AS restated_at
FROM figure_log
WHERE cause != 'first'
    AND (ifNull(toString(old_value), '') != ifNull(toString(value), ''))
    AND grain = {grain:String}
    AND (empty({networks:Array(String)}) OR network IN {networks:Array(String)})
    AND (empty({metrics:Array(String)}) OR metric IN {metrics:Array(String)})
    AND period_start >= {from:Date} AND period_start < {to:Date}
    AND known_at >= {known_from:DateTime64(3, 'UTC')} AND known_at < {known_to:DateTime64(3, 'UTC')}
ORDER BY figure_log.known_at DESC, network, metric, token, class, period_start, period_end
