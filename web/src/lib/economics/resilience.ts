import { compareDecimals, divideDecimals, subtractDecimals } from '../format/decimal.ts'
import { endOf, type Grain, listStarts } from '../format/time.ts'
import type { SeriesFieldsFragment } from '../generated/operations.ts'

/** Pairs of changes that a correlation wants at least: fewer say nothing. */
export const leastPairs = 8

export type Drawdown = { readonly share: string; readonly peak: string; readonly trough: string }

export type Resilience = {
  /** Periods of which fees and price are both known, and the UTC days in them. */
  readonly periods: number
  readonly days: number
  readonly from: string
  /** The day after the last one. */
  readonly to: string
  readonly fees: Drawdown | null
  readonly price: Drawdown | null
  /** Pearson's, of the changes from period to period; null where there are too few pairs or one of both never changes. */
  readonly correlation: number | null
  readonly pairs: number
}

type Known = { readonly time: string; readonly fees: string; readonly price: string }

/** The deepest fall from a highest value so far, as a share of it; null where nothing was ever above zero. */
export function deepestFall(points: readonly { time: string; value: string }[]): Drawdown | null {
  let peak = { time: '', value: '0' }
  let deepest: Drawdown | null = null
  for (const { time, value } of points) {
    if (compareDecimals(value, peak.value) > 0) peak = { time, value }
    const share = divideDecimals(subtractDecimals(peak.value, value), peak.value, 6)
    if (share !== null && (deepest === null || compareDecimals(share, deepest.share) > 0))
      deepest = { share, peak: peak.time, trough: time }
  }
  return deepest
}

/** A statistic and not money: it is told to two digits. */
function correlate(pairs: readonly (readonly [number, number])[]): number | null {
  if (pairs.length < leastPairs) return null
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  const [meanX, meanY] = [mean(pairs.map(([x]) => x)), mean(pairs.map(([, y]) => y))]
  let [xy, xx, yy] = [0, 0, 0]
  for (const [x, y] of pairs) {
    xy += (x - meanX) * (y - meanY)
    xx += (x - meanX) ** 2
    yy += (y - meanY) ** 2
  }
  return xx === 0 || yy === 0 ? null : xy / Math.sqrt(xx * yy)
}

function changeOf(before: string, after: string): number | null {
  const ratio = divideDecimals(subtractDecimals(after, before), before, 12)
  return ratio === null ? null : Number(ratio)
}

/** How fees held while the price of the token moved, over the periods of which both are known; undefined where none is. */
export function compareToPrice(
  fees: SeriesFieldsFragment | undefined,
  price: SeriesFieldsFragment | undefined,
  grain: Grain,
): Resilience | undefined {
  const prices = new Map((price?.times ?? []).map((time, index) => [time, price?.values[index] ?? null]))
  const known = (fees?.times ?? []).flatMap((time, index): Known[] => {
    const paid = fees?.values[index] ?? null
    const close = prices.get(time) ?? null
    return paid === null || close === null ? [] : [{ time, fees: paid, price: close }]
  })
  const [first, last] = [known[0], known.at(-1)]
  if (first === undefined || last === undefined) return undefined
  const at = new Map(known.map((entry) => [entry.time, entry]))
  const grid = listStarts(grain, first.time, last.time)
  const pairs = grid.flatMap((time, index): [number, number][] => {
    const now = at.get(time)
    const before = at.get(grid[index - 1] ?? '')
    if (now === undefined || before === undefined) return []
    const change = [changeOf(before.fees, now.fees), changeOf(before.price, now.price)] as const
    return change[0] === null || change[1] === null ? [] : [[change[0], change[1]]]
  })
  const dayMs = 86_400_000
  return {
    periods: known.length,
    days: known.reduce(
      (sum, { time }) => sum + Math.round((Date.parse(endOf(grain, time)) - Date.parse(time)) / dayMs),
      0,
    ),
    from: first.time,
    to: endOf(grain, last.time),
    fees: deepestFall(known.map(({ time, fees: value }) => ({ time, value }))),
    price: deepestFall(known.map(({ time, price: value }) => ({ time, value }))),
    correlation: correlate(pairs),
    pairs: pairs.length,
  }
}
