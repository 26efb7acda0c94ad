-- Each movement with its value: the close of its own day, at most 3 days old, or the token's peg. NULL where none is
-- known. fee_* is what the movement adds to fees: NULL-free zero is never invented, designated says whether it counts.
CREATE OR REPLACE VIEW valued_movements AS
SELECT
    m.network AS network,
    m.chain AS chain,
    m.source AS source,
    m.block AS block,
    m.block_hash AS block_hash,
    m.time AS time,
    toDate(m.time) AS day,
    m.transaction AS transaction,
    m.transaction_index AS transaction_index,
    m.position AS position,
    m.path AS path,
    m.fact AS fact,
    m.class AS class,
    m.service AS service,
    m.token AS token,
    m.token_address AS token_address,
    m.amount_raw AS amount_raw,
    m.decimals AS decimals,
    m.amount AS amount,
    m.payer AS payer,
    m.payee AS payee,
    m.reference AS reference,
    m.excluded AS excluded,
    m.decoder AS decoder,
    multiIf(
        isNotNull(listed.peg), listed.peg,
        p.token != '' AND dateDiff('day', p.day, toDate(m.time)) <= 3, p.usd,
        NULL) AS price,
    multiIf(isNotNull(listed.peg), 'peg', isNull(price), '', p.source) AS price_source,
    if(isNotNull(listed.peg) OR isNull(price), NULL, p.day) AS price_day,
    isNull(listed.peg) AND (p.kind = 'quote' OR p.day != toDate(m.time)) AS price_provisional,
    CAST(toDecimal256(m.amount, 24) * price, 'Nullable(Decimal(76, 24))') AS usd,
    m.excluded = '' AND toString(m.fact) = rule.revenue_fact
        AND (empty(rule.revenue_classes) OR has(rule.revenue_classes, m.class)) AS designated,
    -- Dividing numbers of so many digits is most of the work, and most networks divide by one.
    if(rule.divide_by = 1, m.amount, CAST(m.amount / rule.divide_by, 'Nullable(Decimal(76, 24))')) AS fee_amount,
    if(rule.divide_by = 1, usd, CAST(usd / rule.divide_by, 'Nullable(Decimal(76, 24))')) AS fee_usd,
    rule.divide_by AS divide_by,
    rule.method_version AS method_version
FROM movements AS m
INNER JOIN networks AS rule ON rule.network = m.network
LEFT JOIN (SELECT network, token, any(peg) AS peg FROM tokens GROUP BY network, token) AS listed
    ON listed.network = m.network AND listed.token = m.token
ASOF LEFT JOIN day_prices AS p ON p.token = m.token AND toDate(m.time) >= p.day
