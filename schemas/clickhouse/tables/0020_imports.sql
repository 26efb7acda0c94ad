-- What was loaded from files, by the checksum of its content: an unchanged file is not loaded again.
CREATE TABLE IF NOT EXISTS imports
(
    name String,
    checksum String,
    imported_at DateTime64(3, 'UTC') DEFAULT now64(3)
)
ENGINE = ReplacingMergeTree(imported_at)
ORDER BY name
