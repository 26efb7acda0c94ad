import { UTCDate } from '@date-fns/utc'
import { addYears, differenceInCalendarDays, formatISO, isValid, parseISO, subDays } from 'date-fns'
import { badRequest } from './bad-request.ts'

/** A half-open span of UTC days, as text YYYY-MM-DD. */
export type Period = { readonly from: string; readonly to: string }

const dayText = /^\d{4}-\d{2}-\d{2}$/

/**
 * Checks a span of days: both real, the first before the second, not longer than `years`, not before 2009, when the
 * first chain began. Throws a request error that names the argument.
 */
export function parsePeriod(period: Period, years: number, argument = 'period'): Period {
  const from = parseDay(period.from, `${argument}.from`)
  const to = parseDay(period.to, `${argument}.to`)
  if (from >= to)
    throw badRequest('BAD_PERIOD', `${argument}.to`, {
      what: 'The period is empty',
      got: `${period.from} to ${period.to}`,
      expected: 'a "to" after "from"; periods are half-open',
    })
  if (to > addYears(from, years))
    throw badRequest('LIMIT', argument, {
      what: 'The period is too long',
      got: `${period.from} to ${period.to}`,
      expected: `at most ${years} years`,
    })
  return period
}

function parseDay(text: string, argument: string): UTCDate {
  const day = dayText.test(text) ? parseISO(text, { in: (value) => new UTCDate(value) }) : undefined
  if (day === undefined || !isValid(day) || formatDay(day) !== text)
    throw badRequest('BAD_PERIOD', argument, {
      what: 'The day is not one',
      got: text,
      expected: 'a UTC day such as 2026-01-31',
    })
  // The times of the database end in 2106 and begin again in 1970.
  if (text < '2009-01-01' || text > '2100-01-01')
    throw badRequest('BAD_PERIOD', argument, {
      what: 'The day is out of range',
      got: text,
      expected: 'a day from 2009-01-01 to 2100-01-01',
    })
  return day
}

/** The first day of the span of equal length that ends where this one begins. */
export function startOfPeriodBefore(period: Period): string {
  const from = new UTCDate(period.from)
  return formatDay(subDays(from, differenceInCalendarDays(new UTCDate(period.to), from)))
}

/** Days are UTC days, and all alike: thousands are counted for one page. */
const dayMs = 86_400_000
const texts = new Map<number, string>()

/** A day that is counted from 1970-01-01, as text; of those that figures can have there are few enough to keep. */
export function textOfDay(day: number): string {
  const known = texts.get(day)
  if (known !== undefined) return known
  const text = formatDay(new UTCDate(day * dayMs))
  texts.set(day, text)
  return text
}

/** The same from text. */
export function numberOfDay(text: string): number {
  return Date.parse(text) / dayMs
}

export function formatDay(day: Date): string {
  return formatISO(new UTCDate(day), { representation: 'date' })
}
