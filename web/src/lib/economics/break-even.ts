import {
  addDecimals,
  compareDecimals,
  divideDecimals,
  multiplyDecimals,
  negateDecimal,
  subtractDecimals,
} from '../format/decimal.ts'
import { listStarts } from '../format/time.ts'
import type { SeriesFieldsFragment } from '../generated/operations.ts'

/** Months that a trend is fitted to, and how many of them must be known. */
export const trendMonths = 12
export const leastMonths = 6

export type Trend = {
  /** met: fees are as high as incentives in the last month. never: the gap does not shrink. */
  readonly kind: 'met' | 'months' | 'never' | 'unknown'
  /** Whole months after the last one that is known. */
  readonly months: number
  /** Why nothing can be said. */
  readonly reason: string
  readonly first: string
  readonly last: string
  /** Months that were known of those from first to last. */
  readonly known: number
}

type Month = { readonly x: number; readonly gap: string }

const unknown = (reason: string): Trend => ({
  kind: 'unknown',
  months: 0,
  reason,
  first: '',
  last: '',
  known: 0,
})

function known(series: SeriesFieldsFragment | undefined, before: string): Map<string, string> {
  return new Map(
    (series?.times ?? []).flatMap((time, index) => {
      const value = series?.values[index] ?? null
      return value === null || time >= before || series?.completeness[index] === 'PARTIAL'
        ? []
        : [[time, value] as const]
    }),
  )
}

/**
 * When fees meet incentives, should the gap between them go on as it did: a straight line by least squares through the gaps
 * (incentives − fees, USD a month) of the last twelve whole months. Exact: the sums are decimals and the divisor an integer.
 * Months that are partial or not over are no part of it. `month` is the one that is not over.
 */
export function breakEven(
  fees: SeriesFieldsFragment | undefined,
  incentives: SeriesFieldsFragment | undefined,
  month: string,
): Trend {
  const paid = known(fees, month)
  const issued = known(incentives, month)
  const both = [...paid.keys()].filter((time) => issued.has(time)).sort()
  const last = both.at(-1)
  if (last === undefined)
    return unknown(
      `no whole month is known of ${paid.size === 0 && issued.size === 0 ? 'fees and incentives' : paid.size === 0 ? 'fees' : issued.size === 0 ? 'incentives' : 'both'}`,
    )
  const starts = listStarts('MONTH', both[0] ?? last, last).slice(-trendMonths)
  const months = starts.flatMap((time, x): Month[] => {
    const out = issued.get(time)
    const into = paid.get(time)
    return out === undefined || into === undefined ? [] : [{ x, gap: subtractDecimals(out, into) }]
  })
  if (months.length < leastMonths)
    return unknown(
      `${months.length} whole ${months.length === 1 ? 'month is' : 'months are'} known of both, and a trend wants ${leastMonths}`,
    )
  const told = { reason: '', first: starts[0] ?? last, last, known: months.length }
  if (compareDecimals(months.at(-1)?.gap ?? '0', '0') <= 0) return { kind: 'met', months: 0, ...told }
  const left = monthsLeft(months)
  return left === undefined
    ? { kind: 'never', months: 0, ...told }
    : { kind: 'months', months: left, ...told }
}

/** Whole months from the last one until the fitted line is at zero; undefined where it does not fall. */
function monthsLeft(months: readonly Month[]): number | undefined {
  const n = months.length
  let [sumX, sumXX] = [0, 0]
  let [sumY, sumXY] = ['0', '0']
  for (const { x, gap } of months) {
    sumX += x
    sumXX += x * x
    sumY = addDecimals(sumY, gap)
    sumXY = addDecimals(sumXY, multiplyDecimals(String(x), gap))
  }
  // slope = rise / spread; the fitted gap of the last month = height / (n × spread).
  const spread = String(n * sumXX - sumX * sumX)
  const rise = subtractDecimals(multiplyDecimals(String(n), sumXY), multiplyDecimals(String(sumX), sumY))
  if (compareDecimals(rise, '0') >= 0) return undefined
  const lastX = months.at(-1)?.x ?? 0
  const height = addDecimals(multiplyDecimals(sumY, spread), multiplyDecimals(rise, String(n * lastX - sumX)))
  if (compareDecimals(height, '0') <= 0) return 0
  const left = divideDecimals(height, multiplyDecimals(negateDecimal(rise), String(n)), 6) ?? '0'
  return Math.ceil(Number(left))
}
