-- Networks that are known and that no definition reads, with the reason.
CREATE TABLE IF NOT EXISTS unread_networks
(
    name String,
    reason String,
    source String COMMENT 'Who says so; UNVERIFIED is said in the reason'
)
ENGINE = MergeTree
ORDER BY name
