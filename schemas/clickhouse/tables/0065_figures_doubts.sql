-- Tokens and days of the network that is being recomputed on which the sources of the price disagree; emptied at each pass.
CREATE TABLE IF NOT EXISTS figures_doubts
(
    token LowCardinality(String),
    day Date,
    doubt String
)
ENGINE = MergeTree
ORDER BY (token, day)
