import type { Period } from './period.ts'
import type { SplitRow } from './rows.ts'

/** The splits of a network that were in force on any day of a period, oldest first. */
export function splitsInForce(
  splits: readonly SplitRow[],
  network: string,
  { from, to }: Period,
): SplitRow[] {
  const own = splits.filter((split) => split.network === network && split.since < to)
  return own.filter((_split, index) => (own[index + 1]?.since ?? '9999') > from)
}
