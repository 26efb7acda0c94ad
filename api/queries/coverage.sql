-- Each source of each network: from when to when it is read, and what its chain's reader is doing.
SELECT
    s.network AS network, s.source AS source, s.chain AS chain, s.address AS address, s.what AS what, s.link AS link,
    s.facts AS facts, nullIf(s.decoder, '') AS decoder, s.since AS since, s.from_day AS from,
    formatDateTime(s.head_time, '%Y-%m-%dT%H:%i:%SZ') AS to,
    formatDateTime(s.final_time, '%Y-%m-%dT%H:%i:%SZ') AS finalTo,
    multiIf(s.decoder = '', 'not_indexed', r.source != '', toString(r.state), c.chain = '', 'starting', toString(c.state)) AS state,
    multiIf(s.decoder = '', 'No reader for this source yet.', r.source != '', r.detail, c.detail) AS detail
FROM source_coverage AS s
LEFT JOIN (SELECT chain, state, detail FROM chain_states FINAL) AS c ON c.chain = s.chain AND s.decoder != 'readings'
LEFT JOIN (SELECT network, source, state, detail FROM reading_states FINAL) AS r ON r.network = s.network AND r.source = s.source
ORDER BY s.network, s.source
