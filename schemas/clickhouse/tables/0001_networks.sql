-- One row a network: its definition, written whole by the indexer at each start. Neither api nor web holds a list to edit.
CREATE TABLE IF NOT EXISTS networks
(
    network String COMMENT 'Stable id: helium, filecoin',
    name String,
    category LowCardinality(String),
    description String,
    colour_light String COMMENT '#rrggbb on a light ground',
    colour_dark String COMMENT '#rrggbb on a dark ground',
    links String COMMENT 'JSON: website, docs, explorer',
    revenue_fact LowCardinality(String) COMMENT 'The designated fact; empty where nothing that customers pay is on chain',
    revenue_classes Array(String) COMMENT 'Classes of that fact that count; empty = all',
    revenue_basis LowCardinality(String) COMMENT 'accrual or cash; empty with revenue_fact',
    divide_by Decimal(38, 18) COMMENT 'fees = movements / divide_by; 1 where the chain shows everything',
    divide_by_why String,
    divide_by_source String,
    methodology String COMMENT 'JSON: metric -> how it is made, in words',
    exclusions String COMMENT 'JSON: payer, why, source',
    not_counted String COMMENT 'JSON: what, why',
    method_version UInt32
)
ENGINE = MergeTree
ORDER BY network
