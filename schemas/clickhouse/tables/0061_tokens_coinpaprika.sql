-- Id at the second market source; empty where none is known, and nothing is compared.
ALTER TABLE tokens ADD COLUMN IF NOT EXISTS coinpaprika String
