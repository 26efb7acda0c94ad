-- Where published figures and prices come from, under which licence, and what to be careful with.
CREATE TABLE IF NOT EXISTS published_sources
(
    source String,
    what String,
    place String,
    licence String,
    caution String
)
ENGINE = MergeTree
ORDER BY source
