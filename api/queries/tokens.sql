-- Tokens that networks list, with how each is valued.
SELECT network, token AS symbol, any(t.name) AS name, max(t.decimals) AS decimals,
    multiIf(
        isNotNull(any(t.peg)), concat('peg of ', toString(assumeNotNull(any(t.peg))), ' USD: ', any(t.peg_why)),
        any(t.per_token) != '', concat('follows from the close of ', any(t.per_token), ' and the reading "', any(t.per_metric), '" of the same day'),
        any(t.coingecko) != '', concat('daily close at 24:00 UTC, from published history and from the live source as "', any(t.coingecko), '"'),
        'no keyless source of prices is known: USD values are empty') AS valuation
FROM tokens AS t
GROUP BY network, token
ORDER BY network, token
