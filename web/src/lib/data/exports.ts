/**
 * A plain GET export: its path as CSV (Parquet stands beside it), what one row is, what else to know of it, and the parameters that
 * it takes, each with a value that works. `wanted` are those without which there is no file.
 */
export type Export = {
  readonly path: string
  readonly what: string
  readonly holds: string
  readonly wanted: readonly string[]
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
const oneMetric = { ...metric, text: 'one id; every movement where left out' }
const after = { name: 'after', example: '', text: 'id of a row: goes on behind it' }

export const exports: readonly Export[] = [
  {
    path: '/export/figures.csv',
    what: 'One published number: network, metric, period.',
    holds:
      'Every figure of the pages with its tier, state, grade and source: money, tokens, nodes and capacity, and the market (price, supply_circulating, supply_max, market_cap, fdv).',
    wanted: [],
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
    holds:
      'Block, time, transaction, payer and payee, raw and decimal amount, the price that was used, and its USD.',
    wanted: [],
    parameters: [
      { ...network, text: 'one id; all where left out, without a metric' },
      oneMetric,
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
    path: '/export/provenance.csv',
    what: 'One part of one figure: a movement, what a counter moved, a published figure, or a network of the sector.',
    holds:
      'What it adds to the figure, with price, factor and share, and a running sum that ends at the figure.',
    wanted: ['network', 'metric', 'from', 'to'],
    parameters: [
      { name: 'network', example: 'render', text: 'one id; the sector where left out' },
      { name: 'metric', example: 'burned', text: 'one id; wanted' },
      {
        name: 'token',
        example: 'RENDER',
        text: 'symbol, where the figure is in tokens and there are several',
      },
      {
        name: 'class',
        example: 'payment',
        text: 'reason of a burn, recipient of an emission; the total where left out',
      },
      { ...from, text: 'first day, UTC; wanted' },
      { ...to, text: 'the day after the last one; wanted' },
      after,
    ],
  },
  {
    path: '/export/flows.csv',
    what: 'What a counter moved in a day, with the two readings of it.',
    holds:
      'Both readings with block, SHA-256 of the answer that told them, and the formula where it is no difference.',
    wanted: ['network'],
    parameters: [
      one,
      { ...oneMetric, text: 'one id; every counter where left out' },
      from,
      to,
      fact,
      part,
      token,
    ],
  },
  {
    path: '/export/restatements.csv',
    what: 'One final figure that became another.',
    holds:
      'Old and new value, the cause, both method versions, and between which times the old one was known.',
    wanted: [],
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
    what: 'SHA-256 of what was read of each network and month.',
    holds:
      'One for the movements and one for the readings of each source: two installations that read the same have the same.',
    wanted: [],
    parameters: [network],
  },
]

/** Where a file can be got at once: what it wants is given an example. */
export function linkOf({ path, wanted, parameters }: Export): string {
  const given = parameters.filter(({ name }) => wanted.includes(name))
  return given.length === 0
    ? path
    : `${path}?${new URLSearchParams(given.map(({ name, example }) => [name, example]))}`
}
