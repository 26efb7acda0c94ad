import { makeFrame, type Point } from '../charts/frame.ts'
import { shareOf } from '../devices/last-readings.ts'
import { compareDecimals, divideDecimals, subtractDecimals } from '../format/decimal.ts'
import { addDays, type Grain } from '../format/time.ts'
import type {
  FigureFieldsFragment,
  RankedNetworkFragment,
  SeriesFieldsFragment,
} from '../generated/operations.ts'
import type { Span } from '../state/period.ts'
import type { Lens, Sort } from '../state/view-params.ts'
import { unknownOf } from './unknown.ts'
import { type Year, yearsOf } from './years.ts'

/** A network as the ranking shows it. null is not known, and sorts behind everything that is. */
export type Ranked = {
  network: RankedNetworkFragment
  /** What the lens asks for. */
  paid: FigureFieldsFragment | undefined
  /** Fees in tokens, where no price makes them dollars. */
  feesNative: FigureFieldsFragment[]
  burned: FigureFieldsFragment[]
  emitted: FigureFieldsFragment[]
  burnedUsd: FigureFieldsFragment | undefined
  burnToEmission: FigureFieldsFragment | undefined
  change: string | null
  /** What the lens asks for, of the last 30 days. */
  recent: FigureFieldsFragment | undefined
  /** What the lens asks for, by year; none where nothing is known of any. */
  years: Year[]
  /** The last count in the last 30 days. */
  nodes: FigureFieldsFragment | undefined
  utilization: Utilization
  /** What the small chart shows: the first of the lens, fees in tokens, burned, rewards, supply that is known. */
  spark: { metric: string; unit: string; points: readonly Point[] } | undefined
  /** Last day with any figure in the period. */
  last: string | null
  sources: string[]
}

export type Utilization = {
  readonly shares: readonly {
    readonly of: string
    readonly share: string
    readonly figure: FigureFieldsFragment
  }[]
  /** Why there is none. */
  readonly reason: string
}

const sparkMetrics = ['burned', 'provider_rewards', 'supply_total']

function changeOf(figure: FigureFieldsFragment | undefined): string | null {
  if (
    !figure ||
    figure.value === null ||
    figure.previous === null ||
    compareDecimals(figure.previous, '100') < 0
  )
    return null
  return divideDecimals(subtractDecimals(figure.value, figure.previous), figure.previous, 6)
}

function utilizationOf(recent: readonly FigureFieldsFragment[]): Utilization {
  const kinds = [
    { of: 'GPU', metric: 'gpu_used' },
    { of: 'CPU', metric: 'cpu_used' },
  ]
  const used = (id: string) => recent.find(({ metric, value }) => metric.id === id && value !== null)
  const shares = kinds.flatMap(({ of, metric }) => {
    const figure = used(metric)
    const share = figure === undefined ? null : shareOf(figure, recent)
    return figure === undefined || share === null ? [] : [{ of, share, figure }]
  })
  const isRead = kinds.some(({ metric }) => used(metric) !== undefined)
  const [first] = recent.filter(({ metric }) => kinds.some((kind) => kind.metric === metric.id))
  return {
    shares,
    reason: isRead ? 'use is read, and no capacity of the same day' : `used ÷ capacity: ${unknownOf(first)}`,
  }
}

/** What the ranking asks beside the period that is chosen: the years by quarters. */
export type ByYear = { readonly quarters: readonly SeriesFieldsFragment[]; readonly span: Span | undefined }

export function rankNetworks(
  networks: readonly RankedNetworkFragment[],
  series: readonly SeriesFieldsFragment[],
  grain: Grain,
  lens: Lens = 'fees',
  { quarters, span }: ByYear = { quarters: [], span: undefined },
): Ranked[] {
  return networks.map((network) => {
    const all = (metric: string) =>
      network.figures.filter((figure) => figure.metric.id === metric && figure.value !== null)
    const one = (metric: string) => network.figures.find((figure) => figure.metric.id === metric)
    const paid = one(lens)
    const lasts = network.figures
      .flatMap(({ to, value }) => (to === null || value === null ? [] : [to]))
      .sort()
    return {
      network,
      paid,
      // Only what customers paid is known in tokens: what is kept of it is worked out in dollars.
      feesNative: lens === 'fees' ? all('fees_native') : [],
      burned: all('burned'),
      emitted: all('emitted'),
      burnedUsd: one('burned_usd'),
      burnToEmission:
        network.figures.filter(({ metric }) => metric.id === 'burn_to_emission').length === 1
          ? one('burn_to_emission')
          : undefined,
      change: changeOf(paid),
      recent: network.recent.find((figure) => figure.metric.id === lens),
      years: yearsOf(
        quarters.find((entry) => entry.network === network.id && entry.metric.id === lens),
        span,
      ),
      nodes: network.recent.find((figure) => figure.metric.id === 'nodes_active'),
      utilization: utilizationOf(network.recent),
      spark: sparkOf(network.id, series, grain, lens === 'fees' ? ['fees', 'fees_native'] : [lens]),
      last: lasts.length === 0 ? null : addDays(lasts.at(-1) ?? '', -1),
      sources: [
        ...new Set(network.figures.filter(({ value }) => value !== null).map(({ source }) => source)),
      ],
    }
  })
}

function sparkOf(
  network: string,
  series: readonly SeriesFieldsFragment[],
  grain: Grain,
  first: readonly string[],
): Ranked['spark'] {
  for (const metric of [...first, ...sparkMetrics]) {
    const own = series.filter((entry) => entry.network === network && entry.metric.id === metric)
    const frame = makeFrame(own.slice(0, 1), grain, ({ network: id }) => ({ id, name: id, colour: '' }))
    const [line] = frame.lines
    if (line !== undefined) return { metric, unit: line.unit, points: line.points }
  }
  return undefined
}

/** Exact: decimal text is compared digit by digit, never as floats. */
const byText = (left: string, right: string) => (left < right ? -1 : left > right ? 1 : 0)

type Key = { of: (row: Ranked) => string | null; compare: (left: string, right: string) => number }

const keys: Record<string, Key> = {
  name: { of: ({ network }) => network.name.toLowerCase(), compare: byText },
  category: { of: ({ network }) => network.category, compare: byText },
  status: { of: ({ network }) => network.status, compare: byText },
  // By this name in addresses, whatever the lens.
  fees: { of: ({ paid }) => paid?.value ?? null, compare: compareDecimals },
  change: { of: ({ change }) => change, compare: compareDecimals },
  recent: { of: ({ recent }) => recent?.value ?? null, compare: compareDecimals },
  nodes: { of: ({ nodes }) => nodes?.value ?? null, compare: compareDecimals },
  utilization: { of: ({ utilization }) => utilization.shares[0]?.share ?? null, compare: compareDecimals },
  // A stands above B, as more above less.
  grade: { of: ({ paid }) => paid?.grade ?? null, compare: (left, right) => byText(right, left) },
  burned_usd: { of: ({ burnedUsd }) => burnedUsd?.value ?? null, compare: compareDecimals },
  burn_to_emission: { of: ({ burnToEmission }) => burnToEmission?.value ?? null, compare: compareDecimals },
  price_to_fees: { of: ({ network }) => network.market?.priceToFees.value ?? null, compare: compareDecimals },
  market_cap: { of: ({ network }) => network.market?.marketCap.value ?? null, compare: compareDecimals },
  last: { of: ({ last }) => last, compare: byText },
}

/**
 * Sorted by one column; rows without a value stand last in both directions, equal ones by what was burned, then by name. A table library was
 * tried and costs 14 kB of the first view for these lines.
 */
export function sortRanked(rows: readonly Ranked[], { column, descending }: Sort): Ranked[] {
  const key = keys[column]
  const byName = rows.toSorted(
    (a, b) =>
      compareDecimals(b.burnedUsd?.value ?? '0', a.burnedUsd?.value ?? '0') ||
      byText(a.network.name, b.network.name),
  )
  if (key === undefined) return byName
  return byName.sort((a, b) => {
    const [left, right] = [key.of(a), key.of(b)]
    if (left === null || right === null) return left === right ? 0 : left === null ? 1 : -1
    return descending ? key.compare(right, left) : key.compare(left, right)
  })
}

export type Filter = { category: string; chain: string; search: string }

export function filterRanked(rows: readonly Ranked[], { category, chain, search }: Filter): Ranked[] {
  const wanted = search.trim().toLowerCase()
  return rows.filter(
    ({ network }) =>
      (category === '' || network.category === category) &&
      (chain === '' || network.chains.some(({ id }) => id === chain)) &&
      (wanted === '' ||
        `${network.name} ${network.id} ${network.tokens.map(({ symbol }) => symbol).join(' ')}`
          .toLowerCase()
          .includes(wanted)),
  )
}

/** How much of what is known to carry money is read. */
export function describeCoverage({ coverage, status }: RankedNetworkFragment): string {
  const read = coverage.filter(({ from }) => from !== null).length
  if (coverage.length === 0) return status === 'none' ? 'no source known' : 'published only'
  return `${read} of ${coverage.length} source${coverage.length === 1 ? '' : 's'} read`
}
