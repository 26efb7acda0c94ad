import { addDays, type Grain } from '../format/time.ts'
import type { Period } from './view-params.ts'

export type Span = { from: string; to: string }

/** Before the first movement of any network that is known. */
const beginning = '2017-01-01'

/** The half-open span of UTC days that a period means on `today`; today is in it. */
export function spanOf(period: Period, today: string): Span {
  if (typeof period !== 'string') return period
  const to = addDays(today, 1)
  if (period === 'all') return { from: beginning, to }
  if (period === 'ytd') return { from: `${today.slice(0, 4)}-01-01`, to }
  const days = { '3y': 1096, '1y': 365, '90d': 90, '30d': 30 }[period]
  return { from: addDays(to, -days), to }
}

function lengthOf({ from, to }: Span): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000
}

/** Much of the published history is monthly, and a finer grain leaves it out: months, unless the span is short. */
export function grainFor(span: Span): Grain {
  return lengthOf(span) <= 100 ? 'DAY' : 'MONTH'
}

export const periodLabels: Record<string, string> = {
  all: 'All',
  '3y': '3 years',
  '1y': '1 year',
  ytd: 'Year to date',
  '90d': '90 days',
  '30d': '30 days',
}
