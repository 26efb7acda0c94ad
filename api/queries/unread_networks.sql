-- Networks that are known and not read, with the reason; one that has a definition by now is none of them.
SELECT u.name AS name, u.reason AS reason, u.source AS source
FROM unread_networks AS u
WHERE lower(u.name) NOT IN (SELECT lower(name) FROM networks)
ORDER BY lower(u.name)
