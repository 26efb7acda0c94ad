import {
  createTable,
  getCoreRowModel,
  getSortedRowModel,
  type SortingFn,
  type Row as TableRow,
} from '@tanstack/table-core'
import { makeFrame, type Point } from '../charts/frame.ts'
import { compareDecimals, divideDecimals, subtractDecimals } from '../format/decimal.ts'
import { addDays, type Grain } from '../format/time.ts'
import type {
  FigureFieldsFragment,
  RankedNetworkFragment,
  SeriesFieldsFragment,
} from '../generated/operations.ts'
import type { Sort } from '../state/view-params.ts'

/** A network as the ranking shows it. null is not known, and sorts behind everything that is. */
export type Ranked = {
  network: RankedNetworkFragment
  fees: FigureFieldsFragment | undefined
  /** Fees in tokens, where no price makes them dollars. */
  feesNative: FigureFieldsFragment[]
  burned: FigureFieldsFragment[]
  emitted: FigureFieldsFragment[]
  burnedUsd: FigureFieldsFragment | undefined
  burnToEmission: FigureFieldsFragment | undefined
  change: string | null
  /** What the small chart shows: the first of fees, fees in tokens, burned, rewards, supply that is known. */
  spark: { metric: string; unit: string; points: readonly Point[] } | undefined
  /** Last day with any figure in the period. */
  last: string | null
  sources: string[]
}

const sparkMetrics = ['fees', 'fees_native', 'burned', 'provider_rewards', 'supply_total']

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

export function rankNetworks(
  networks: readonly RankedNetworkFragment[],
  series: readonly SeriesFieldsFragment[],
  grain: Grain,
): Ranked[] {
  return networks.map((network) => {
    const all = (metric: string) =>
      network.figures.filter((figure) => figure.metric.id === metric && figure.value !== null)
    const one = (metric: string) => network.figures.find((figure) => figure.metric.id === metric)
    const fees = one('fees')
    const lasts = network.figures
      .flatMap(({ to, value }) => (to === null || value === null ? [] : [to]))
      .sort()
    return {
      network,
      fees,
      feesNative: all('fees_native'),
      burned: all('burned'),
      emitted: all('emitted'),
      burnedUsd: one('burned_usd'),
      burnToEmission:
        network.figures.filter(({ metric }) => metric.id === 'burn_to_emission').length === 1
          ? one('burn_to_emission')
          : undefined,
      change: changeOf(fees),
      spark: sparkOf(network.id, series, grain),
      last: lasts.length === 0 ? null : addDays(lasts.at(-1) ?? '', -1),
      sources: [
        ...new Set(network.figures.filter(({ value }) => value !== null).map(({ source }) => source)),
      ],
    }
  })
}

function sparkOf(network: string, series: readonly SeriesFieldsFragment[], grain: Grain): Ranked['spark'] {
  for (const metric of sparkMetrics) {
    const own = series.filter((entry) => entry.network === network && entry.metric.id === metric)
    const frame = makeFrame(own.slice(0, 1), grain, ({ network: id }) => ({ id, name: id, colour: '' }))
    const [line] = frame.lines
    if (line !== undefined) return { metric, unit: line.unit, points: line.points }
  }
  return undefined
}

type Key = string | null

/** Exact: decimal text is compared digit by digit, never as floats. */
const byDecimal: SortingFn<Ranked> = (a, b, column) =>
  compareDecimals(a.getValue<string>(column), b.getValue<string>(column))
const byText: SortingFn<Ranked> = (a, b, column) => {
  const [left, right] = [a.getValue<string>(column), b.getValue<string>(column)]
  return left < right ? -1 : left > right ? 1 : 0
}

const keys: Record<string, { of: (row: Ranked) => Key; by: SortingFn<Ranked> }> = {
  name: { of: ({ network }) => network.name.toLowerCase(), by: byText },
  category: { of: ({ network }) => network.category, by: byText },
  status: { of: ({ network }) => network.status, by: byText },
  fees: { of: ({ fees }) => fees?.value ?? null, by: byDecimal },
  change: { of: ({ change }) => change, by: byDecimal },
  burned_usd: { of: ({ burnedUsd }) => burnedUsd?.value ?? null, by: byDecimal },
  burn_to_emission: { of: ({ burnToEmission }) => burnToEmission?.value ?? null, by: byDecimal },
  last: { of: ({ last }) => last, by: byText },
}

/** Sorted by one column; rows without a value stand last in both directions, then by name. */
export function sortRanked(rows: readonly Ranked[], { column, descending }: Sort): Ranked[] {
  const table = createTable<Ranked>({
    data: [...rows].sort((a, b) => (a.network.name < b.network.name ? -1 : 1)),
    columns: Object.entries(keys).map(([id, { of, by }]) => ({
      id,
      accessorFn: (row: Ranked) => of(row) ?? undefined,
      sortingFn: by,
      sortUndefined: 'last' as const,
    })),
    state: {},
    onStateChange: () => undefined,
    renderFallbackValue: null,
    getCoreRowModel: getCoreRowModel(),
    getSortedRowModel: getSortedRowModel(),
  })
  table.setOptions((options) => ({
    ...options,
    state: { ...table.initialState, sorting: [{ id: column, desc: descending }] },
  }))
  return table.getSortedRowModel().rows.map((row: TableRow<Ranked>) => row.original)
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
