import { type Served, serve } from './serve.ts'

export type LedgerBlock = {
  readonly height: number
  /** ISO 8601. */
  readonly time: string
  /** As clients of the API know them; none of them is `transfer`. */
  readonly kind: 'send' | 'transfer_from' | 'approve' | 'burn' | 'mint'
  readonly e8s?: string
}

/**
 * Answers about blocks as the API of the ICP ledger does: filtered, in pages of at most a hundred with a cursor, and counted.
 * The end of a time is still in it. https://ledger-api.internetcomputer.org/swagger-ui/
 */
export function serveIcLedgerBlocks(
  blocks: readonly LedgerBlock[],
  /** Blocks that the last one of a page is told with again at the beginning of the next. */
  { overlap = 0, ignoresFilters = false, countsAll = false, sameCursor = false } = {},
): Promise<Served> {
  return serve((path) => {
    const { pathname, searchParams } = new URL(path, 'http://localhost')
    const number = (name: string) => Number(searchParams.get(name))
    const kinds = searchParams.get('transfer_type')?.split(',') ?? []
    const list = searchParams.get('sort_by') === '-block_height' ? blocks.toReversed() : blocks
    const asked = list.filter(
      ({ kind, time }) =>
        ignoresFilters ||
        !searchParams.has('created_at_start') ||
        ((kinds.length === 0 || kinds.includes(kind)) &&
          Date.parse(time) / 1000 >= number('created_at_start') &&
          Date.parse(time) / 1000 <= number('created_at_end')),
    )
    if (pathname === '/v2/transactions-count')
      return JSON.stringify({ total: countsAll ? list.length : asked.length })
    const limit = Math.min(100, number('limit'))
    const start = Math.max(0, number('after') - (searchParams.has('after') ? overlap : 0))
    const end = start + limit
    return JSON.stringify({
      blocks: asked.slice(start, end).map(({ height, time, kind, e8s = '100000' }) => ({
        block_height: `${height}`,
        transfer_type: kind,
        amount: e8s,
        fee: kind === 'burn' || kind === 'mint' ? '0' : '10000',
        created_at: Date.parse(time) / 1000,
      })),
      next_cursor: sameCursor ? '1' : end < asked.length ? `${end}` : null,
      prev_cursor: null,
    })
  })
}
