// A network file as somebody leaves it half done; the indexer must name it and not start.
export default { id: 'unfinished', name: 'Unfinished' }
