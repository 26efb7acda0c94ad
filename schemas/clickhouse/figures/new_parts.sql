-- How many tokens, reasons and classes of the span have no figures outside it, although days outside it are covered.
-- {network:String} {from:Date} {to:Date}
SELECT count() AS parts
FROM (SELECT DISTINCT fact, token, class FROM figures_movements) AS m
WHERE
    (SELECT count() FROM figures_days WHERE day < {from:Date} OR day >= {to:Date}) > 0
    AND (m.token, m.class) NOT IN
    (
        SELECT token, class FROM figures
        WHERE network = {network:String} AND grain = 'own' AND tier != 'published'
            AND metric IN ('burned', 'emitted', 'fees_native')
            AND NOT (period_start >= {from:Date} AND period_start < {to:Date})
    )
