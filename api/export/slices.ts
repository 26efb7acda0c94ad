import { UTCDate } from '@date-fns/utc'
import { addDays } from 'date-fns'
import { formatDay } from '../period.ts'

/** Days of one network, half-open. */
export type Slice = { readonly network: string; readonly from: string; readonly to: string }

/** Rows that the engine sorts at once without minding; the first slices are small, so that a reader soon sees something. */
const most = 100_000
const first = 2_000

/**
 * Cuts days, in order, into slices of so many movements. A day is never cut: one that has more is a slice by itself.
 * A file is made slice by slice, because sorting all of it would take memory and time before its first byte.
 */
export function cutIntoSlices(
  days: readonly { readonly network: string; readonly day: string; readonly movements: number }[],
): Slice[] {
  const slices: Slice[] = []
  let held = 0
  let limit = first
  for (const { network, day, movements } of days) {
    const last = slices.at(-1)
    const to = formatDay(addDays(new UTCDate(day), 1))
    if (last !== undefined && last.network === network && held + movements <= limit) {
      slices[slices.length - 1] = { ...last, to }
      held += movements
    } else {
      if (last !== undefined) limit = Math.min(most, limit * 4)
      slices.push({ network, from: day, to })
      held = movements
    }
  }
  return slices
}
