import { UTCDate } from '@date-fns/utc'
import { addDays, addMonths, startOfISOWeek, startOfMonth, startOfQuarter } from 'date-fns'
import type { Grain } from '../schemas/metrics.ts'
import { formatDay } from './period.ts'

/** The start of the period after the one that starts on this day. */
export function nextPeriod(day: string, grain: Grain): string {
  const start = new UTCDate(day)
  switch (grain) {
    case 'day':
      return formatDay(addDays(start, 1))
    case 'week':
      return formatDay(addDays(start, 7))
    case 'month':
      return formatDay(addMonths(start, 1))
    case 'quarter':
      return formatDay(addMonths(start, 3))
  }
}

/** The start of the period that holds this day. */
export function startOfPeriod(day: string, grain: Grain): string {
  const date = new UTCDate(day)
  switch (grain) {
    case 'day':
      return day
    case 'week':
      return formatDay(startOfISOWeek(date))
    case 'month':
      return formatDay(startOfMonth(date))
    case 'quarter':
      return formatDay(startOfQuarter(date))
  }
}
