import { addDecimals, compareDecimals, multiplyDecimals, subtractDecimals } from '../format/decimal.ts'

/** Metrics whose figures are made from movements directly; others are readings, ratios or sums of two of these. */
const fromMovements = new Set([
  'fees',
  'fees_native',
  'supply_side_revenue',
  'revenue',
  'protocol_revenue',
  'holders_revenue',
  'prepayments',
  'cash',
  'burned',
  'burned_usd',
  'emitted',
  'emitted_usd',
  'incentives',
])

export function hasMovements(metric: string): boolean {
  return fromMovements.has(metric)
}

/** Whatever has a figure can be opened: its movements, or who published it. */
export function opensPanel(metric: string): boolean {
  return metric !== ''
}

/** Shares of a split cut after 24 digits leave at most this much behind. */
const rounding = '0.000000000001'

/** Whether movements sum to the figure that they are said to make. undefined where one of both is not known. */
export function sumsTo(
  total: string | null,
  share: string | null,
  figure: string | null,
): boolean | undefined {
  if (total === null || share === null || figure === null) return undefined
  const off = subtractDecimals(multiplyDecimals(total, share), figure)
  return compareDecimals(off.replace('-', ''), rounding) <= 0
}

/** Whether two texts are the same number, however many zeros they end with. */
export function isSameAmount(one: string, other: string): boolean {
  return compareDecimals(one, other) === 0
}

/** The sum so far after each movement; null from the first one on whose value is not known. */
export function runningSums(
  values: readonly (string | null)[],
  counted: readonly boolean[],
): (string | null)[] {
  let sum: string | null = '0'
  return values.map((value, index) => {
    if (counted[index] !== false) sum = sum === null || value === null ? null : addDecimals(sum, value)
    return sum
  })
}
