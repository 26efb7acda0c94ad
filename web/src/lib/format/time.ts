/** UTC days as text, YYYY-MM-DD. Nothing here asks for the reader's time zone. */

export type Grain = 'DAY' | 'WEEK' | 'MONTH' | 'QUARTER'

const dayMs = 86_400_000
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && toDay(Date.parse(`${text}T00:00:00Z`)) === text
}

function toDay(time: number): string {
  return Number.isFinite(time) ? new Date(time).toISOString().slice(0, 10) : ''
}

function split(day: string): { year: number; month: number; date: number } {
  return { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)), date: Number(day.slice(8, 10)) }
}

export function today(now: number = Date.now()): string {
  return toDay(now)
}

export function addDays(day: string, count: number): string {
  return toDay(Date.parse(`${day}T00:00:00Z`) + count * dayMs)
}

function addMonths(day: string, count: number): string {
  const { year, month } = split(day)
  return toDay(Date.UTC(year, month - 1 + count, 1))
}

/** The first day of the period that holds `day`. Weeks begin on Monday. */
export function startOf(grain: Grain, day: string): string {
  if (grain === 'DAY') return day
  if (grain === 'WEEK') {
    const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7
    return addDays(day, -weekday)
  }
  const { month } = split(day)
  return addMonths(day, grain === 'QUARTER' ? -((month - 1) % 3) : 0)
}

/** The day after the last one of the period that begins on `start`. */
export function endOf(grain: Grain, start: string): string {
  if (grain === 'DAY') return addDays(start, 1)
  if (grain === 'WEEK') return addDays(start, 7)
  return addMonths(start, grain === 'QUARTER' ? 3 : 1)
}

/** Every period start from the one that holds `first` to the one that holds `last`. */
export function listStarts(grain: Grain, first: string, last: string): string[] {
  const starts: string[] = []
  for (let start = startOf(grain, first); start <= last; start = endOf(grain, start)) starts.push(start)
  return starts
}

export function formatDay(day: string): string {
  const { year, month, date } = split(day)
  return `${date} ${months[month - 1] ?? ''} ${year}`
}

/** "22 Oct 2025", "week of 20 Oct 2025", "Oct 2025", "Q4 2025". */
export function formatPeriod(grain: Grain, start: string): string {
  const { year, month } = split(start)
  if (grain === 'DAY') return formatDay(start)
  if (grain === 'WEEK') return `week of ${formatDay(start)}`
  if (grain === 'MONTH') return `${months[month - 1] ?? ''} ${year}`
  return `Q${Math.ceil(month / 3)} ${year}`
}

/** "1 Oct 2025 to 31 Oct 2025", from a half-open span. */
export function formatSpan(from: string, to: string): string {
  const last = addDays(to, -1)
  return last <= from ? formatDay(from) : `${formatDay(from)} to ${formatDay(last)}`
}

/** "2025-10-22 14:03 UTC", from ISO 8601 with Z. */
export function formatTime(time: string): string {
  return `${time.slice(0, 10)} ${time.slice(11, 16)} UTC`
}

/** "35 s", "12 min", "3 h", "4 d". */
export function formatSeconds(seconds: number): string {
  if (seconds < 90) return `${Math.max(0, Math.round(seconds))} s`
  if (seconds < 5400) return `${Math.round(seconds / 60)} min`
  if (seconds < 129_600) return `${Math.round(seconds / 3600)} h`
  return `${Math.round(seconds / 86_400)} d`
}
