-- What made a figure, oldest first, each row with what it adds and the sum so far: movements and what counters moved where the
-- figure is made of them, figures where it is another's or made of others. The shares of a day are cut as the figure is: each
-- row adds what the part of all up to it is more than the part of all before it, so that the rows of a day sum to its figure.
-- {network:String} {metric:String} {token:String} {class:String} {from:Date} {to:Date} the figure
-- {opens:UInt8} whether movements are behind it, and which: {measure:String} {designated:UInt8} {fact:String} {part:String} {share:String}
-- The line that says flows is where the statement of provenance_flows.sql comes in, for networks that have counters.
-- {aggregation:String} how days become a longer period: only sums have a sum, and the last figure stands for all
WITH
    own AS
    (
        SELECT * FROM figures
        WHERE network = {network:String} AND grain = 'own' AND metric = {metric:String} AND token = {token:String} AND class = {class:String}
            AND period_start >= {from:Date} AND period_start < {to:Date}
            -- As in totals.sql.
            AND (dateDiff('day', period_start, period_end) <= 7 OR period_end <= {to:Date})
        ORDER BY period_start DESC, period_end DESC
        LIMIT if({aggregation:String} = 'last', 1, 1000000)
    ),
    opened AS (SELECT period_start AS day, isNull(value) AS is_hole, reason, tier, state, method_version FROM own WHERE {opens:UInt8} AND tier != 'published'),
    made AS
    (
        SELECT
            'movement' AS kind, concat(v.chain, ':', v.transaction, ':', v.position, ':', toString(v.fact)) AS id,
            v.day AS day, toNullable(v.time) AS time, toString(v.chain) AS chain, toNullable(v.block) AS block, v.transaction AS transaction, v.position AS position,
            v.transaction_index AS transaction_index, v.path AS path,
            toString(v.fact) AS fact, toString(v.class) AS class, toString(v.service) AS service, toString(v.token) AS token,
            v.amount AS amount, v.usd AS usd, v.price AS price, toString(v.price_source) AS price_source, v.price_day AS price_day, v.divide_by AS divide_by,
            if(o.is_hole, NULL, multiIf(
                {measure:String} = 'fee_usd', v.fee_usd,
                {measure:String} = 'fee_amount', v.fee_amount,
                {measure:String} = 'amount', v.amount,
                {measure:String} = 'usd', v.usd,
                toNullable(toDecimal256(v.amount > 0, 24)))) AS whole,
            v.payer AS payer, v.payee AS payee, '' AS reading_before, '' AS reading_after, '' AS answer_before, '' AS answer_after,
            toString(o.tier) AS tier, toString(o.state) AS state, if(o.is_hole, toString(o.reason), '') AS reason, toString(v.source) AS source, o.method_version AS method_version
        FROM valued_movements AS v
        INNER JOIN opened AS o ON o.day = v.day
        WHERE v.network = {network:String} AND v.excluded = '' AND isNotNull(v.amount)
            AND v.time >= toDateTime({from:Date}, 'UTC') AND toDate(v.time) < {to:Date}
            AND ({fact:String} = '' OR toString(v.fact) = {fact:String})
            AND ({part:String} = '' OR v.class = {part:String})
            AND ({token:String} = '' OR v.token = {token:String})
            AND ({designated:UInt8} = 0 OR v.designated)
        -- flows
        UNION ALL
        -- What others published, what is made of other figures, and what is not known.
        SELECT
            'figure', concat(f.network, ':', f.metric, ':', f.token, ':', f.class, ':', toString(f.period_start), ':', toString(f.period_end)),
            f.period_start, NULL, '', NULL, '', '', 0, CAST([], 'Array(UInt32)'),
            '', toString(f.class), '', toString(f.token),
            NULL, NULL, NULL, '', NULL, 1,
            f.value, '', '', '', '', '', '',
            toString(f.tier), toString(f.state), toString(f.reason), toString(f.source), f.method_version
        FROM own AS f
        WHERE NOT {opens:UInt8} OR f.tier = 'published' OR isNull(f.value)
    ),
    placed AS
    (
        SELECT *, {network:String} AS network, row_number() OVER (ORDER BY day, kind, time, chain, block, transaction_index, path, fact, id) AS place
        FROM made
    ),
    split AS
    (
        SELECT
            p.*, s.supply_side AS supply_side, s.protocol AS protocol, s.holders AS holders,
            ifNull(sum(p.whole) OVER (PARTITION BY p.day, p.kind = 'figure' ORDER BY p.place ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW), toDecimal256(0, 24)) AS upto,
            upto - ifNull(p.whole, toDecimal256(0, 24)) AS before,
            CAST(upto * s.supply_side, 'Decimal(76, 24)') AS upto_supply, CAST(before * s.supply_side, 'Decimal(76, 24)') AS before_supply,
            if(s.protocol = 0, upto - upto_supply, CAST(upto * s.holders, 'Decimal(76, 24)')) AS upto_held,
            if(s.protocol = 0, before - before_supply, CAST(before * s.holders, 'Decimal(76, 24)')) AS before_held
        FROM placed AS p
        ASOF LEFT JOIN network_splits AS s ON s.network = p.network AND p.day >= s.since
    ),
    valued AS
    (
        SELECT *,
            multiIf(
                kind = 'figure' OR {share:String} = '' OR isNull(whole), whole,
                {share:String} = 'supplySide', upto_supply - before_supply,
                {share:String} = 'holders', upto_held - before_held,
                {share:String} = 'revenue', whole - (upto_supply - before_supply),
                whole - (upto_supply - before_supply) - (upto_held - before_held)) AS added
        FROM split
    )
SELECT
    toUInt64(place) AS place, kind, id, network, day, time, chain, block, transaction, position, fact, class, service, token, amount, usd, price, price_source, price_day, divide_by,
    multiIf(
        {share:String} = '' OR kind = 'figure', toDecimal128(1, 18),
        {share:String} = 'supplySide', supply_side,
        {share:String} = 'protocol', protocol,
        {share:String} = 'holders', holders,
        1 - supply_side) AS share,
    added AS value,
    if({aggregation:String} NOT IN ('sum', 'last') OR countIf(isNull(added)) OVER up > 0, NULL, sum(added) OVER up) AS sum,
    payer, payee, reading_before, reading_after, answer_before, answer_after, tier, state, reason, source, method_version
FROM valued
WINDOW up AS (ORDER BY place ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)
ORDER BY place
