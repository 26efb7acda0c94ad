-- Networks that have figures and no definition any more.
SELECT DISTINCT network FROM figures WHERE network NOT IN (SELECT network FROM networks)
