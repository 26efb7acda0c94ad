-- Each chain that a source is read from, with its reader's state and cursor.
SELECT
    n.chain AS chain, n.name AS name,
    if(s.chain = '', 'starting', toString(s.state)) AS state,
    if(s.chain = '', NULL, formatDateTime(toDateTime(s.since), '%Y-%m-%dT%H:%i:%SZ')) AS since,
    s.detail AS detail,
    if(c.chain = '' OR c.head_height < 0, NULL, toUInt32(c.head_height)) AS block,
    if(c.chain = '' OR c.head_time = 0, NULL, formatDateTime(c.head_time, '%Y-%m-%dT%H:%i:%SZ')) AS blockTime,
    if(c.chain = '' OR c.height < 0, NULL, toUInt32(c.height)) AS finalBlock,
    if(isNull(s.head) OR s.head < 0, NULL, toUInt32(s.head)) AS head,
    s.percent AS percent,
    if(isNull(s.eta_seconds), NULL, toUInt32(least(s.eta_seconds, 2147483647))) AS etaSeconds
FROM chains AS n
LEFT JOIN (SELECT * FROM chain_states FINAL) AS s ON s.chain = n.chain
LEFT JOIN (SELECT * FROM cursors FINAL) AS c ON c.chain = n.chain
WHERE n.chain IN (SELECT chain FROM network_sources WHERE decoder != '')
ORDER BY n.chain
