-- Answers as they came, kept once each whatever asked for them: a figure can be made again without asking again.
CREATE TABLE IF NOT EXISTS reading_answers
(
    answer String COMMENT 'SHA-256 of the body, in hex',
    body String CODEC(ZSTD(3))
)
ENGINE = ReplacingMergeTree
ORDER BY answer
