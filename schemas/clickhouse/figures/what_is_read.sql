-- Whether anything of a network is read: from chains, and by counters. What nothing is read of needs no days, which are views
-- that take longer to plan than all else. {network:String}
SELECT
    (SELECT count() FROM chain_sources WHERE network = {network:String}) > 0 AS chains,
    (SELECT count() FROM readings WHERE network = {network:String}) > 0 AS readings,
    (SELECT count() FROM network_counters WHERE network = {network:String}) > 0 AS counters
