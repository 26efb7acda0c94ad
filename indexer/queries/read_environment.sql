-- What the database was filled from; no row where it is new.
SELECT environment FROM environments ORDER BY since LIMIT 1
