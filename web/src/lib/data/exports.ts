/** A plain GET export: its path as CSV (Parquet stands beside it), what one row is, and the parameters that it takes, each with a value that works. */
export type Export = {
  readonly path: string
  readonly what: string
  readonly parameters: readonly { readonly name: string; readonly example: string; readonly text: string }[]
}

const network = { name: 'network', example: 'render', text: 'ids, separated by commas; all where left out' }
const metric = { name: 'metric', example: 'burned', text: 'ids, separated by commas' }
const from = { name: 'from', example: '2025-01-01', text: 'first day, UTC' }
const to = { name: 'to', example: '2025-07-01', text: 'the day after the last one' }
const fact = { name: 'fact', example: 'burn', text: 'payment, prepayment, burn, emission' }
const part = { name: 'class', example: 'payment', text: 'reason of a burn, recipient of an emission' }
const token = { name: 'token', example: 'RENDER', text: 'symbol, or address where it is not listed' }

const one = { name: 'network', example: 'render', text: 'one id; wanted' }
const after = { name: 'after', example: '', text: 'id of a row: goes on behind it' }

export const exports: readonly Export[] = [
  {
    path: '/export/figures.csv',
    what: 'One published number: network, metric, period.',
    parameters: [
      network,
      metric,
      from,
      to,
      { name: 'grain', example: 'month', text: 'day, week, month, quarter; none for figures as they stand' },
      part,
      { name: 'details', example: '1', text: '1 adds completeness and the reason of a hole' },
      { name: 'asOf', example: '2026-01-01T00:00:00Z', text: 'as it was known at this time' },
      after,
    ],
  },
  {
    path: '/export/movements.csv',
    what: 'One classified token movement from one event of a chain.',
    parameters: [
      { ...network, text: 'one id; all where left out, without a metric' },
      metric,
      from,
      to,
      fact,
      part,
      token,
      { name: 'transaction', example: `0x${'0'.repeat(64)}`, text: 'hash or signature' },
      { name: 'excluded', example: '1', text: '1 adds movements that count for nothing' },
      after,
    ],
  },
  {
    path: '/export/flows.csv',
    what: 'What a counter moved in a day, with the two readings of it.',
    parameters: [one, metric, from, to, fact, part, token],
  },
  {
    path: '/export/restatements.csv',
    what: 'One final figure that became another.',
    parameters: [
      network,
      metric,
      from,
      to,
      { name: 'known_from', example: '2026-01-01T00:00:00Z', text: 'changed at or after this time' },
      { name: 'known_to', example: '2026-07-01T00:00:00Z', text: 'changed before this time' },
    ],
  },
  {
    path: '/export/hashes.csv',
    what: 'SHA-256 of what was read of each network and month: two that read the same have the same.',
    parameters: [network],
  },
]
