import { UTCDate } from '@date-fns/utc'
import {
  addDays,
  addMonths,
  addQuarters,
  addWeeks,
  isBefore,
  startOfISOWeek,
  startOfMonth,
  startOfQuarter,
} from 'date-fns'
import { formatDay, type Period } from './period.ts'

/** First days of the figures that make spans up. */
export type Blocks = {
  readonly quarters: readonly string[]
  readonly months: readonly string[]
  readonly weeks: readonly string[]
  readonly days: readonly string[]
}

/** What the database can hold as a day. */
const [earliest, latest] = [new UTCDate('1970-01-01'), new UTCDate('2149-01-01')]

/** Spans as whole quarters where they hold some, months beside them, weeks beside those and days at their borders. */
export function blocksOf(periods: readonly Period[]): Blocks {
  const quarters: UTCDate[] = []
  const months: UTCDate[] = []
  const weeks: UTCDate[] = []
  const days: UTCDate[] = []
  for (const period of periods) {
    let at = new UTCDate(period.from)
    const to = new UTCDate(period.to)
    while (isBefore(at, to)) {
      if (isStart(startOfQuarter, at) && addQuarters(at, 1) <= to) {
        quarters.push(at)
        at = addQuarters(at, 1)
      } else if (isStart(startOfMonth, at) && addMonths(at, 1) <= to) {
        months.push(at)
        at = addMonths(at, 1)
      } else if (isStart(startOfISOWeek, at) && addWeeks(at, 1) <= to && !holdsMonth(at, to)) {
        weeks.push(at)
        at = addWeeks(at, 1)
      } else {
        days.push(at)
        at = addDays(at, 1)
      }
    }
  }
  return { quarters: texts(quarters), months: texts(months), weeks: texts(weeks), days: texts(days) }
}

/** Whether a whole month begins within the week: the month is the larger block. */
function holdsMonth(week: UTCDate, to: Date): boolean {
  const month = addMonths(startOfMonth(week), 1)
  return isBefore(month, addWeeks(week, 1)) && addMonths(month, 1) <= to
}

function isStart(startOf: (day: UTCDate) => Date, day: UTCDate): boolean {
  return +startOf(day) === +day
}

function texts(days: readonly Date[]): string[] {
  return [...new Set(days.filter((day) => +day >= +earliest && +day <= +latest).map(formatDay))]
}
