-- All networks with what is said of them, and whether anything is read or published.
SELECT
    network AS id, name, category, description, colour_light AS colourLight, colour_dark AS colourDark, links,
    revenue_fact AS revenueFact, revenue_basis AS revenueBasis,
    toString(divide_by) AS divideBy, divide_by_why AS divideByWhy, divide_by_source AS divideBySource,
    methodology, JSONExtractString(methodology, 'nominal') AS nominal, exclusions, not_counted AS notCounted, method_version AS methodVersion, inferred, own_token AS ownToken,
    network IN (SELECT network FROM network_counters) AS hasCounters,
    multiIf(
        network IN (SELECT network FROM source_coverage WHERE reads), 'indexed',
        network IN (SELECT network FROM published_figures UNION ALL SELECT network FROM published_readings), 'published',
        'none') AS status
FROM networks
ORDER BY name
