-- Keeps what a chain's reader said last when it could not read. A chain that was never asked is stopped and tells why, which is no error.
CREATE MATERIALIZED VIEW IF NOT EXISTS chain_errors TO source_errors AS
SELECT chain, '' AS network, '' AS source, detail, updated_at AS at FROM chain_states
WHERE detail != '' AND (state != 'stopped' OR height >= 0 OR isNotNull(head))
