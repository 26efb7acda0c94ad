-- Block explorer page of a transaction, per chain.
SELECT chain, name, explorer_transaction AS transaction FROM chains
