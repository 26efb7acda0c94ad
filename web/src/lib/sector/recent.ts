import { type Frame, makeFrame, type Point, sumAt, weaker } from '../charts/frame.ts'
import { pairSupply } from '../economics/pair-supply.ts'
import { divideDecimals, sumDecimals } from '../format/decimal.ts'
import type { Grain } from '../format/time.ts'
import type {
  FigureFieldsFragment,
  RankedNetworkFragment,
  SeriesFieldsFragment,
  Tier,
} from '../generated/operations.ts'
import { unknownOf } from './unknown.ts'

export type Spark = Pick<Point, 'value'>[]

const none = { emitted: '', burned: '', net: '' }

/** Each network as a line, of a metric that is told in one unit. */
function frameOf(series: readonly SeriesFieldsFragment[], metric: string, grain: Grain): Frame {
  return makeFrame(
    series.filter((entry) => entry.metric.id === metric),
    grain,
    ({ network }) => ({ id: network, name: network, colour: '' }),
  )
}

/** The sector over time: what is known of each network, added. */
export function addUp(series: readonly SeriesFieldsFragment[], metric: string, grain: Grain): Spark {
  const frame = frameOf(series, metric, grain)
  return frame.times.map((_, index) => ({ value: sumAt(frame, index) }))
}

/** The same of days from one on, with a hole where a network is silent that tells on another of them: it is no fall. */
export function addDays(series: readonly SeriesFieldsFragment[], metric: string, from = ''): Spark {
  const frame = frameOf(series, metric, 'DAY')
  const days = frame.times.flatMap((time, index) => (time < from ? [] : [index]))
  const lines = frame.lines.filter(({ points }) =>
    days.some((index) => (points[index]?.value ?? null) !== null),
  )
  return days.map((index) => ({
    value: lines.some(({ points }) => (points[index]?.value ?? null) === null) ? null : sumAt(frame, index),
  }))
}

export type SectorRatio = {
  readonly value: string | null
  readonly tier: Tier | null
  readonly provisional: boolean
  readonly partial: boolean
  readonly networks: readonly string[]
  readonly points: Spark
}

/** Burned ÷ emitted in USD from a day on, of the networks and days of which both are known: tokens of several have no common unit. */
export function burnToEmission(series: readonly SeriesFieldsFragment[], from: string): SectorRatio {
  const late = series.map((entry) => {
    const since = entry.times.findIndex((time) => time >= from)
    const cut = <Item>(list: readonly Item[]) => (since < 0 ? [] : list.slice(since))
    return {
      ...entry,
      times: cut(entry.times),
      values: cut(entry.values),
      tiers: cut(entry.tiers),
      states: cut(entry.states),
      completeness: cut(entry.completeness),
      reasons: cut(entry.reasons),
    }
  })
  const { frame, networks } = pairSupply(late, 'DAY', none)
  const pointsOf = (id: string) => frame.lines.find((line) => line.id === id)?.points ?? []
  const [burned, emitted, net] = [pointsOf('burned'), pointsOf('emitted'), pointsOf('net')]
  const over = (above: string | null | undefined, below: string | null | undefined) =>
    above === null || above === undefined || below === null || below === undefined
      ? null
      : divideDecimals(above, below, 6)
  const total = (points: readonly Point[]) => sumDecimals(points.map(({ value }) => value))
  return {
    value: over(total(burned), total(emitted)),
    tier: net.reduce<Tier | null>((worst, { tier }) => weaker(worst, tier), null),
    provisional: net.some(({ provisional }) => provisional),
    partial: net.some(({ partial }) => partial),
    networks,
    points: burned.map(({ value }, index) => ({ value: over(value, emitted[index]?.value) })),
  }
}

export type SectorNodes = {
  readonly value: string | null
  readonly tier: Tier | null
  readonly provisional: boolean
  readonly told: readonly { readonly network: string; readonly figure: FigureFieldsFragment }[]
  readonly missing: readonly { readonly network: string; readonly reason: string }[]
  readonly points: Spark
}

/**
 * The last count of nodes of each network that tells one, added. Over time only where all of these tell: one that is silent for
 * a day is no fall.
 */
export function nodesOf(
  networks: readonly Pick<RankedNetworkFragment, 'id' | 'recent'>[],
  series: readonly SeriesFieldsFragment[],
): SectorNodes {
  const found = networks.map(({ id, recent }) => ({
    network: id,
    figure: recent.find(({ metric }) => metric.id === 'nodes_active'),
  }))
  const told = found.flatMap(({ network, figure }) =>
    figure === undefined || figure.value === null ? [] : [{ network, figure }],
  )
  const frame = frameOf(series, 'nodes_active', 'DAY')
  const lines = frame.lines.filter(({ id }) => told.some(({ network }) => network === id))
  return {
    value: sumDecimals(told.map(({ figure }) => figure.value)),
    tier: told.reduce<Tier | null>((worst, { figure }) => weaker(worst, figure.tier), null),
    provisional: told.some(({ figure }) => figure.state === 'PROVISIONAL'),
    told,
    missing: found.flatMap(({ network, figure }) =>
      figure === undefined || figure.value === null ? [{ network, reason: unknownOf(figure) }] : [],
    ),
    points: frame.times.map((_, index) => {
      const values = lines.map(({ points }) => points[index]?.value ?? null)
      return { value: lines.length < told.length || values.includes(null) ? null : sumDecimals(values) }
    }),
  }
}
