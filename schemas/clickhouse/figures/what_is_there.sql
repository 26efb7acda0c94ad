-- What there is to make figures of, so that steps without input are left out: each statement costs a plan, not a scan.
-- {network:String} {from:Date} {to:Date}
SELECT
    (SELECT groupUniqArray(fact) FROM figures_days) AS facts,
    (SELECT count() FROM market_quotes) > 0 AS told,
    (SELECT any(recipients) FROM networks WHERE network = {network:String}) AS recipients,
    (SELECT any(revenue_fact) FROM networks WHERE network = {network:String}) AS designated,
    (SELECT count() FROM published_figures
        WHERE network = {network:String} AND period_start >= {from:Date} AND period_start < {to:Date}) > 0 AS published,
    (SELECT count() FROM published_readings WHERE network = {network:String}) > 0
        OR (SELECT count() FROM readings WHERE network = {network:String}) > 0
        OR told AS read
