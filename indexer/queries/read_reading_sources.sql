-- Every reading source of which anything stands.
SELECT DISTINCT network, source FROM readings
UNION DISTINCT
SELECT DISTINCT network, source FROM reading_versions
UNION DISTINCT
SELECT DISTINCT network, source FROM reading_states
