-- Networks that have figures and no definition any more.
SELECT DISTINCT network
FROM
(
    SELECT network FROM figures
    UNION ALL
    -- Where the end of both was cut short after the first.
    SELECT network FROM figures_by_period FINAL
)
WHERE network NOT IN (SELECT network FROM networks)
