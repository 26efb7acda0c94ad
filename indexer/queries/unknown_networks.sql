-- Networks that have figures and no definition any more.
SELECT DISTINCT network
FROM
(
    SELECT network FROM figures
    UNION ALL
    -- Where the end of both was cut short after the first.
    SELECT network FROM sector_figures FINAL
)
WHERE network NOT IN (SELECT network FROM networks)
