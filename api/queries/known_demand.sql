-- What every known network was paid on the last day that somebody counted all, and whether it is read here: what carries the fees of
-- that network is, and the count is of the same.
WITH carriers AS
(
    SELECT s.network AS network, s.decoder AS decoder, s.reads AS reads
    FROM source_coverage AS s
    INNER JOIN networks AS n ON n.network = s.network
    WHERE has(s.facts, n.revenue_fact)
)
SELECT
    toString(day) AS day, source, toString(sum(usd)) AS total, toString(sumIf(usd, is_observed)) AS observed, toString(sumIf(usd, is_readable)) AS readable,
    toString(CAST(sumIf(usd, is_observed) / nullIf(CAST(sum(usd), 'Decimal(76, 18)'), 0), 'Nullable(Decimal(76, 6))')) AS observedShare,
    toString(CAST(sumIf(usd, is_readable) / nullIf(CAST(sum(usd), 'Decimal(76, 18)'), 0), 'Nullable(Decimal(76, 6))')) AS readableShare,
    arrayReverseSort(one -> (toDecimal256(one.3, 24), one.1), groupArray((name, network, toString(usd), is_observed, differs))) AS networks
FROM
(
    SELECT
        d.day AS day, d.name AS name, toString(d.network) AS network, d.usd AS usd, d.source AS source, d.differs AS differs,
        d.differs = '' AND d.network IN (SELECT network FROM carriers WHERE decoder != '') AS is_readable,
        d.differs = '' AND d.network IN (SELECT network FROM carriers WHERE reads) AS is_observed
    FROM known_demand AS d
    WHERE d.day = (SELECT max(k.day) FROM known_demand AS k)
)
GROUP BY day, source
