-- Each source of each network: from when to when it is read, how far behind, and what its chain's reader is doing. What a factor
-- is applied to is derived.
SELECT
    s.network AS network, s.source AS source, s.chain AS chain, s.address AS address, s.what AS what, s.link AS link,
    s.facts AS facts, nullIf(s.decoder, '') AS decoder, s.since AS since, s.from_day AS from,
    formatDateTime(s.head_time, '%Y-%m-%dT%H:%i:%SZ') AS to,
    formatDateTime(s.final_time, '%Y-%m-%dT%H:%i:%SZ') AS finalTo,
    multiIf(s.decoder = '', NULL, n.divide_by != 1 AND has(s.facts, n.revenue_fact), 'DERIVED', 'INDEXED') AS tier,
    if(s.decoder IN ('', 'readings') OR c.state IN ('unreachable', 'stopped') OR isNull(c.head) OR isNull(s.from_day), NULL, toUInt32(greatest(assumeNotNull(c.head) - s.head_height, 0))) AS lagBlocks,
    if(isNull(s.head_time), NULL, toUInt32(greatest(dateDiff('second', assumeNotNull(s.head_time), now('UTC')), 0))) AS lagSeconds,
    multiIf(s.decoder = '', 'not_indexed', r.source != '', toString(r.state), c.chain = '', 'starting', toString(c.state)) AS state,
    multiIf(s.decoder = '', 'No reader for this source yet.', r.source != '', r.detail, c.detail) AS detail,
    if(s.decoder = '', '', e.detail) AS lastError,
    if(s.decoder = '' OR e.detail = '', NULL, formatDateTime(toDateTime(e.at), '%Y-%m-%dT%H:%i:%SZ')) AS lastErrorAt
FROM source_coverage AS s
INNER JOIN networks AS n ON n.network = s.network
LEFT JOIN (SELECT chain, state, detail, head FROM chain_states FINAL) AS c ON c.chain = s.chain AND s.decoder != 'readings'
LEFT JOIN (SELECT network, source, state, detail FROM reading_states FINAL) AS r ON r.network = s.network AND r.source = s.source
LEFT JOIN (SELECT * FROM source_errors FINAL) AS e
    ON e.chain = if(s.decoder = 'readings', '', s.chain) AND e.network = if(s.decoder = 'readings', s.network, '') AND e.source = if(s.decoder = 'readings', s.source, '')
ORDER BY s.network, s.source
