-- What counters moved behind a figure, as rows of `made` of provenance.sql, whose `opened` and parameters it uses: {network:String}
-- {measure:String} {designated:UInt8} {fact:String} {part:String} {token:String} {from:Date} {to:Date}
SELECT
    'flow', concat({network:String}, ':', w.source, ':', w.metric, ':', w.token, ':', toString(w.day)),
    w.day, NULL, '', NULL, '', '', 0, CAST([], 'Array(UInt32)'),
    toString(w.fact), toString(w.class), '', toString(w.token),
    w.amount, w.usd, w.price, toString(w.price_source), NULL, (SELECT any(divide_by) FROM networks WHERE network = {network:String}),
    if(o.is_hole, NULL, multiIf(
        {measure:String} = 'fee_usd', w.fee_usd,
        {measure:String} = 'fee_amount', w.fee_amount,
        {measure:String} = 'amount', w.amount,
        {measure:String} = 'usd', w.usd,
        NULL)),
    '', '', toString(w.from_value), toString(w.to_value), w.from_answer, w.to_answer,
    toString(o.tier), toString(o.state), if(w.reason != '', w.reason, if(o.is_hole, toString(o.reason), '')), toString(w.source), o.method_version
FROM valued_flows AS w
INNER JOIN opened AS o ON o.day = w.day
WHERE w.network = {network:String} AND {measure:String} != 'one'
    AND w.day >= {from:Date} AND w.day < {to:Date}
    AND ({fact:String} = '' OR w.fact = {fact:String})
    AND ({part:String} = '' OR w.class = {part:String})
    AND ({token:String} = '' OR w.token = {token:String})
    AND ({designated:UInt8} = 0 OR w.designated)
