-- Keeps what the reading of a source said last when it could not read.
CREATE MATERIALIZED VIEW IF NOT EXISTS reading_errors TO source_errors AS
SELECT '' AS chain, network, source, detail, fromUnixTimestamp64Milli(toInt64(version), 'UTC') AS at FROM reading_states WHERE state = 'unreachable' AND detail != ''
