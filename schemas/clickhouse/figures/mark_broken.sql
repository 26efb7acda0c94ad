-- Marks what breaks an identity; longer periods are made anew after it: a figure that contradicts another is not complete,
-- whatever was read. Its grade was given when the row was written, and is given anew. {network:String} {from:Date} {to:Date}
ALTER TABLE figures_next
UPDATE
    completeness = 'partial',
    grade = 'D',
    reason = concat(reason, if(reason = '', '', ', '), 'an identity is broken on this day, see coverage')
WHERE network = {network:String} AND grain = 'own' AND metric != 'price' AND period_start >= {from:Date} AND period_start < {to:Date}
    AND period_start IN (SELECT day FROM identity_breaks FINAL WHERE network = {network:String})
