import { formatAmount, parseAmount } from '../schemas/amount.ts'
import { dayMetrics, lasts } from './metric-ids.ts'
import { numberOfDay, type Period } from './period.ts'
import type { TotalPart, TotalRow } from './rows.ts'
import { readStanding, type Standing } from './standing.ts'

const places = 24
/** Digits of a divisor: the quotient has those of the dividend, as in the figures. */
const divisorPlaces = 18

const tiers = ['indexed', 'derived', 'published']
const states = ['final', 'provisional']
const grades = ['', 'A', 'B', 'C', 'D']

/** A row and what its standing says; beside each other, because thousands of copies of rows tell. */
type Part = { readonly row: TotalPart; readonly says: Standing }

export type Span = {
  readonly asked: Period
  readonly before: Period
  /** The UTC day that is not over: what has not been yet is not missing. */
  readonly today: string
}

/** One total of all parts of one series. */
export function toTotal(parts: readonly TotalPart[], { asked, before, today }: Span): TotalRow | undefined {
  const [one] = parts
  if (one === undefined) return undefined
  const all = parts.map((row) => ({ row, says: readStanding(row.standing) }))
  const inside = all.filter(({ row }) => row.span === 'asked')
  const earlier = all.filter(({ row }) => row.span === 'before')
  const known = inside.length > 0
  const isOfDays = dayMetrics.includes(one.metric)

  // Days of which nothing could be known are not missing.
  const since = latest([earliest(parts.map(({ first }) => first)), asked.from])
  const until = earliest([asked.to, today])
  const missing = daysOf({ from: since, to: until }) - coveredBy(inside)
  const short = known && missing > overhang(inside)

  const value = known && !isOfDays ? amountOf(inside) : null
  return {
    network: one.network,
    metric: one.metric,
    token: one.token,
    unit: one.unit,
    known,
    value,
    // Nothing is said of a change between spans of which one is known in part.
    previous: short || isOfDays ? null : baseOf(earlier, daysOf(before)),
    tier: weakest(inside, 'tier', tiers),
    state: weakest(inside, 'state', states),
    // A sum with a hole in it, or of days that are missing, is not as good as its best parts.
    grade: !known || value === null ? 'D' : worse(weakest(inside, 'grade', grades) ?? '', short ? 'C' : ''),
    completeness: !known
      ? null
      : short || inside.some(({ says }) => says.completeness === 'partial')
        ? 'partial'
        : 'complete',
    from_day: earliest(inside.map(({ row }) => row.first)),
    to_day: latest(inside.map(({ row }) => row.end)),
    reason: !known
      ? 'nothing is known for this period'
      : isOfDays
        ? 'a count of single days: days overlap and are not added up'
        : distinct([
            reasonOf(inside, value),
            short ? `${missing} days from ${since} to ${until} are not covered` : '',
          ]).join('; '),
    movements: String(inside.reduce((sum, { row }) => sum + BigInt(row.moved), 0n)),
    source: distinct(inside.flatMap(({ says }) => says.source.split(', ')))
      .sort()
      .join(', '),
  }
}

function amountOf(parts: readonly Part[]): string | null {
  const [one] = parts
  if (one === undefined) return null
  if (one.row.unit === 'ratio') return quotient(parts)
  if (lasts.includes(one.row.metric)) return newest(parts).row.last || null
  if (parts.some(({ row }) => row.hole === 1)) return null
  // Most series have one standing all along: their sum is as the engine wrote it.
  return parts.length === 1 ? (one.row.sum ?? null) : formatAmount(total(parts, 'sum'), places)
}

/** What a change is told against. A span that began to be known in its middle is no base to compare with. */
function baseOf(parts: readonly Part[], days: number): string | null {
  const [one] = parts
  if (one === undefined) return null
  const isSum = one.row.unit !== 'ratio' && !lasts.includes(one.row.metric)
  return isSum && days - coveredBy(parts) > overhang(parts) ? null : amountOf(parts)
}

function newest(parts: readonly Part[]): Part {
  const startOf = ({ row }: Part) => row.last_start ?? ''
  return parts.reduce((one, other) => (startOf(other) > startOf(one) ? other : one))
}

function quotient(parts: readonly Part[]): string | null {
  if (parts.some(({ row }) => row.undivided !== '0')) return null
  const divisor = total(parts, 'below') / 10n ** BigInt(places - divisorPlaces)
  if (divisor === 0n) return null
  return formatAmount((total(parts, 'above') * 10n ** BigInt(divisorPlaces)) / divisor, places)
}

function total(parts: readonly Part[], column: 'sum' | 'above' | 'below'): bigint {
  return parts.reduce((sum, { row }) => sum + parseAmount(row[column] ?? '0', places), 0n)
}

/**
 * Why there is no value, why it is partial, or what else to know of it: of the first hole, of the first part that is not
 * complete, or of the first that has anything to say.
 */
function reasonOf(parts: readonly Part[], value: string | null): string {
  const told = value === null ? parts : parts.filter(({ row }) => row.hole === 0)
  const rank = ({ row, says }: Part) =>
    value === null
      ? `${1 - row.hole} ${row.start}`
      : `${Number(says.completeness === 'complete')} ${Number(says.reason === '')} ${row.start}`
  return [...told].sort((one, other) => (rank(one) < rank(other) ? -1 : 1))[0]?.says.reason ?? ''
}

function worse(one: string, other: string): string {
  return grades[Math.max(grades.indexOf(one), grades.indexOf(other))] ?? ''
}

function weakest(
  parts: readonly Part[],
  column: 'tier' | 'state' | 'grade',
  order: readonly string[],
): string | null {
  return order[Math.max(...parts.map(({ says }) => order.indexOf(says[column])))] ?? null
}

/** Weekly figures may hang over a border. */
function overhang(parts: readonly Part[]): number {
  const longest = Math.max(0, ...parts.map(({ row }) => row.longest_part))
  return longest >= 2 && longest <= 7 ? 6 : 0
}

function coveredBy(parts: readonly Part[]): number {
  return parts.reduce((sum, { row }) => sum + Number(row.covered), 0)
}

function daysOf({ from, to }: Period): number {
  return numberOfDay(to) - numberOfDay(from)
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)].filter((text) => text !== '')
}

function earliest(days: readonly string[]): string {
  return [...days].sort()[0] ?? ''
}

function latest(days: readonly string[]): string {
  return [...days].sort().at(-1) ?? ''
}
