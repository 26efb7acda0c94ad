import { UTCDate } from '@date-fns/utc'
import { addDays, formatISO } from 'date-fns'
import type { ReadingSource } from '../../schemas/reading.ts'

const formatDay = (day: Date) => formatISO(new UTCDate(day), { representation: 'date' })

/**
 * Borders that are to be asked for at a time, in groups of one question, newest first: those that are not known, and the
 * newest ones again. `reach` is how many days back the endpoint still tells.
 */
export function dueBorders(
  { since, span, settles }: Pick<ReadingSource, 'since' | 'span' | 'settles'>,
  reach: number | undefined,
  known: ReadonlySet<string>,
  now: Date,
): string[][] {
  const today = formatDay(now)
  const reached = reach === undefined ? since : formatDay(addDays(new UTCDate(today), -reach))
  const settled = formatDay(addDays(new UTCDate(today), 1 - settles))
  const due: string[] = []
  for (
    let day = new UTCDate(since > reached ? since : reached);
    formatDay(day) <= today;
    day = addDays(day, 1)
  ) {
    const border = formatDay(day)
    if (!known.has(border) || border >= settled) due.push(border)
  }
  return groups(due, span).reverse()
}

/** Neighbours that one question covers. */
function groups(borders: readonly string[], span: number): string[][] {
  const made: string[][] = []
  for (const border of borders) {
    const last = made.at(-1)
    const first = last?.[0]
    if (last !== undefined && first !== undefined && daysBetween(first, border) < span) last.push(border)
    else made.push([border])
  }
  return made
}

function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000
}

/** Unix seconds of a border. */
export function secondsOf(border: string): number {
  return Date.parse(border) / 1000
}
