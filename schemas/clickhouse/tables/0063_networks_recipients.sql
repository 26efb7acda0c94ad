-- Whom movements name as receiver: payees, where payments go straight to providers; rewarded, where emission to providers does.
ALTER TABLE networks ADD COLUMN IF NOT EXISTS recipients Array(String)
