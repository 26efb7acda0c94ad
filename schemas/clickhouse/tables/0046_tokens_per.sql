-- A token without a market of its own that another one is worth so many of: USD per token = USD of per_token / per_metric.
ALTER TABLE tokens
    ADD COLUMN IF NOT EXISTS per_token String,
    ADD COLUMN IF NOT EXISTS per_metric String COMMENT 'Reading of the network: how many of this token one per_token is worth'
