import { UTCDate } from '@date-fns/utc'
import { addMonths } from 'date-fns'
import { formatDay } from '../period.ts'

/** Days of one network, half-open, on one chain or, where that is empty, on all of its chains. */
export type Slice = {
  readonly network: string
  readonly chain: string
  readonly from: string
  readonly to: string
}

/** Movements of one month, which the table keeps by itself. */
export type Month = { readonly chain: string; readonly month: string; readonly movements: number }

/**
 * Rows that one statement reads: it has all parts of the table open that it merges. The first statements read little, so that a
 * reader soon sees something.
 */
const most = 350_000
const first = 10_000

/**
 * Cuts months of one network, in the order of chains and times, into slices of so many movements. A month is never cut: one that has
 * more is a slice by itself.
 */
export function cutIntoSlices(network: string, months: readonly Month[], isFirst: boolean): Slice[] {
  const slices: Slice[] = []
  let limit = isFirst ? first : most
  if (months.length > 0 && months.reduce((sum, { movements }) => sum + movements, 0) <= limit)
    return [{ network, chain: '', ...spanOf(months) }]
  let held = 0
  for (const { chain, month, movements } of months) {
    const last = slices.at(-1)
    if (last?.chain === chain && held + movements <= limit) {
      slices[slices.length - 1] = { ...last, to: after(month) }
      held += movements
    } else {
      if (last !== undefined) limit = Math.min(most, limit * 4)
      slices.push({ network, chain, from: month, to: after(month) })
      held = movements
    }
  }
  return slices
}

function spanOf(months: readonly Month[]): { from: string; to: string } {
  const sorted = months.map(({ month }) => month).sort()
  return { from: sorted[0] ?? '', to: after(sorted.at(-1) ?? '') }
}

const after = (month: string) => formatDay(addMonths(new UTCDate(month), 1))
