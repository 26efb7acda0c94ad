-- Whether anything of a network is read: from chains, by counters, and what its figures are held against. What nothing is read of needs no days, which are views
-- that take longer to plan than all else. {network:String}
SELECT
    (SELECT count() FROM chain_sources WHERE network = {network:String}) > 0 AS chains,
    (SELECT count() FROM readings WHERE network = {network:String}) > 0 AS readings,
    (SELECT count() FROM network_counters WHERE network = {network:String}) > 0 AS counters,
    (SELECT count() FROM network_counters WHERE network = {network:String} AND recount_metric != '') > 0 AS recounts,
    (SELECT count() FROM networks WHERE network = {network:String} AND closure_metric != '') > 0 AS supply
