-- Where each reading comes from, so that it opens into what was asked and answered.
ALTER TABLE readings
    ADD COLUMN IF NOT EXISTS block Nullable(UInt64) COMMENT 'Height whose state was read; NULL where an endpoint tells none',
    ADD COLUMN IF NOT EXISTS answer String COMMENT 'SHA-256 of the answer that tells it, see reading_answers',
    ADD COLUMN IF NOT EXISTS asked_at DateTime('UTC')
