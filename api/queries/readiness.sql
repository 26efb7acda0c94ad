-- Whether an answer can be given: every network's rules were looked at, and no figures wait that were not made since the
-- start. Those that were are made anew with every block of a busy chain. {since:UInt64} milliseconds since 1970
SELECT
    (SELECT count() FROM networks) > 0
        AND (SELECT uniqExact(name) FROM imports WHERE startsWith(name, 'rules of ')) >= (SELECT count() FROM networks) AS defined,
    (SELECT count() FROM (SELECT network, month FROM dirty_months WHERE network IN (SELECT network FROM networks) GROUP BY network, month HAVING max(marked_at) >= max(computed_at)
            AND toUnixTimestamp64Milli(max(computed_at)) < {since:UInt64})) AS waiting
