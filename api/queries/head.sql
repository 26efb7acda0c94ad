-- The newest swap of figures, and the networks that changed after {after:UInt64}; 0 where nothing was made yet.
SELECT
    toString(max(s.number)) AS number,
    groupUniqArrayIf(s.network, s.number > {after:UInt64}) AS networks,
    concat(replaceOne(toString(max(s.swapped_at)), ' ', 'T'), 'Z') AS committedAt
FROM figure_swaps AS s
