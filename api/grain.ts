import { UTCDate } from '@date-fns/utc'
import { addDays, addMonths } from 'date-fns'
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
