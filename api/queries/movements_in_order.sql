-- Movements in the order in which they lie on the disk, so that nothing is sorted and the first is there at once.
SELECT *, path
FROM movements
ORDER BY network, chain, time, block, transaction_index, path, fact, transaction
