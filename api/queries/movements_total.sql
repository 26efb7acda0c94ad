-- How many movements match, over all pages, and what those that count sum to; the same conditions as movements.sql.
SELECT
    toUInt32(count()) AS totalCount,
    countIf(v.excluded = '') AS counted,
    toString(multiIf(
        {measure:String} = '', NULL,
        {measure:String} = 'fee_usd', if(countIf(v.excluded = '' AND isNull(v.fee_usd)) > 0, NULL, sumIf(v.fee_usd, v.excluded = '')),
        {measure:String} = 'usd', if(countIf(v.excluded = '' AND isNull(v.usd)) > 0, NULL, sumIf(v.usd, v.excluded = '')),
        {measure:String} = 'one', toDecimal256(countIf(v.excluded = ''), 24),
        uniqExactIf(v.token, v.excluded = '') > 1, NULL,
        {measure:String} = 'fee_amount', sumIf(v.fee_amount, v.excluded = ''),
        sumIf(v.amount, v.excluded = ''))) AS total,
    arraySort(groupUniqArrayIf(v.token, v.excluded = '')) AS tokens
FROM valued_movements AS v
WHERE v.network = {network:String}
    AND v.time >= toDateTime({from:Date}, 'UTC') AND toDate(v.time) < {to:Date}
    AND ({fact:String} = '' OR toString(v.fact) = {fact:String})
    AND ({class:String} = '' OR v.class = {class:String})
    AND ({token:String} = '' OR v.token = {token:String})
    AND ({transaction:String} = '' OR v.transaction = {transaction:String})
    AND ({designated:UInt8} = 0 OR v.designated OR (v.excluded != '' AND {with_excluded:UInt8}))
    AND (v.excluded = '' OR {with_excluded:UInt8})
