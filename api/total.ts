import { UTCDate } from '@date-fns/utc'
import { differenceInCalendarDays } from 'date-fns'
import { formatAmount, parseAmount } from '../schemas/amount.ts'
import { dayMetrics, lasts } from './metric-ids.ts'
import type { Period } from './period.ts'
import type { TotalPart, TotalRow } from './rows.ts'
import { readStanding, type Standing } from './standing.ts'

const places = 24
/** Digits of a divisor: the quotient has those of the dividend, as in the figures. */
const divisorPlaces = 18

const tiers = ['indexed', 'derived', 'published']
const states = ['final', 'provisional']

type Part = TotalPart & Standing

export type Span = {
  readonly asked: Period
  readonly before: Period
  /** The UTC day that is not over: what has not been yet is not missing. */
  readonly today: string
}

/** One total of all parts of one series. `begins` is the day of the network's first source, if one is known. */
export function toTotal(
  parts: readonly TotalPart[],
  { asked, before, today }: Span,
  begins?: string,
): TotalRow | undefined {
  const [one] = parts
  if (one === undefined) return undefined
  const all = parts.map((part) => ({ ...part, ...readStanding(part.standing) }))
  const inside = all.filter(({ span }) => span === 'asked')
  const earlier = all.filter(({ span }) => span === 'before')
  const known = inside.length > 0
  const isOfDays = dayMetrics.includes(one.metric)

  // Days before the network's first source began are not missing.
  const first = earliest([...all.map(({ first }) => first), ...(begins === undefined ? [] : [begins])])
  const since = latest([first, asked.from])
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
    completeness: !known
      ? null
      : short || inside.some(({ completeness }) => completeness === 'partial')
        ? 'partial'
        : 'complete',
    from_day: earliest(inside.map(({ first }) => first)),
    to_day: latest(inside.map(({ end }) => end)),
    reason: !known
      ? 'nothing is known for this period'
      : isOfDays
        ? 'a count of single days: days overlap and are not added up'
        : distinct([
            reasonOf(inside, value),
            short ? `${missing} days from ${since} to ${until} are not covered` : '',
          ]).join('; '),
    movements: String(inside.reduce((sum, { moved }) => sum + BigInt(moved), 0n)),
    source: distinct(inside.flatMap(({ source }) => source.split(', ')))
      .sort()
      .join(', '),
  }
}

function amountOf(parts: readonly Part[]): string | null {
  const [one] = parts
  if (one === undefined) return null
  if (one.unit === 'ratio') return quotient(parts)
  if (lasts.includes(one.metric))
    return parts.reduce((newest, part) => (part.last_start > newest.last_start ? part : newest)).last || null
  return parts.some(({ hole }) => hole === 1) ? null : formatAmount(total(parts, 'sum'), places)
}

/** What a change is told against. A span that began to be known in its middle is no base to compare with. */
function baseOf(parts: readonly Part[], days: number): string | null {
  const [one] = parts
  if (one === undefined) return null
  const isSum = one.unit !== 'ratio' && !lasts.includes(one.metric)
  return isSum && days - coveredBy(parts) > overhang(parts) ? null : amountOf(parts)
}

function quotient(parts: readonly Part[]): string | null {
  if (parts.some(({ undivided }) => undivided !== '0')) return null
  const divisor = total(parts, 'below') / 10n ** BigInt(places - divisorPlaces)
  if (divisor === 0n) return null
  return formatAmount((total(parts, 'above') * 10n ** BigInt(divisorPlaces)) / divisor, places)
}

function total(parts: readonly Part[], column: 'sum' | 'above' | 'below'): bigint {
  return parts.reduce((sum, part) => sum + parseAmount(part[column] ?? '0', places), 0n)
}

/** Why there is no value, or why it is partial: of the first hole, or of the first part that is not complete. */
function reasonOf(parts: readonly Part[], value: string | null): string {
  const told = value === null ? parts : parts.filter(({ hole }) => hole === 0)
  const rank = ({ hole, completeness, start }: Part) =>
    `${value === null ? 1 - hole : Number(completeness === 'complete')} ${start}`
  return [...told].sort((one, other) => (rank(one) < rank(other) ? -1 : 1))[0]?.reason ?? ''
}

function weakest(parts: readonly Part[], column: 'tier' | 'state', order: readonly string[]): string | null {
  return order[Math.max(...parts.map((part) => order.indexOf(part[column])))] ?? null
}

/** Weekly figures may hang over a border. */
function overhang(parts: readonly Part[]): number {
  const longest = Math.max(0, ...parts.map((part) => part.longest_part))
  return longest >= 2 && longest <= 7 ? 6 : 0
}

function coveredBy(parts: readonly Part[]): number {
  return parts.reduce((sum, { covered }) => sum + Number(covered), 0)
}

function daysOf({ from, to }: Period): number {
  return differenceInCalendarDays(new UTCDate(to), new UTCDate(from))
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
