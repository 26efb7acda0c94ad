import { UTCDate } from '@date-fns/utc'
import type { Series } from '../../schemas/generated/resolvers.ts'
import { findMetric, type Grain } from '../../schemas/metrics.ts'
import { toGrade } from '../grade.ts'
import { nextPeriod } from '../grain.ts'
import { nominalOf } from '../nominal.ts'
import { formatDay, numberOfDay, textOfDay } from '../period.ts'
import type { NetworkRow, SeriesRow } from '../rows.ts'
import { readStanding } from '../standing.ts'
import { toCompleteness, toState, toTier } from './figure.ts'

/** What is the same for all points of a row. */
type Look = {
  readonly tier: Series['tiers'][number]
  readonly state: Series['states'][number]
  readonly completeness: Series['completeness'][number]
  readonly grade: Series['grades'][number]
  readonly reason: string
  readonly source: string
}

const unknown: Look = {
  tier: null,
  state: null,
  completeness: null,
  grade: 'D',
  reason: 'no figure for this period',
  source: '',
}

/**
 * Rows to columns, without gaps in time: a period between two known ones that nobody has a figure for becomes a null with
 * its reason.
 */
export function toSeries(
  rows: readonly SeriesRow[],
  grain: Grain,
  networkOf: (network: string) => OfNetwork | undefined = () => undefined,
): Series[] {
  const today = numberOfDay(formatDay(new UTCDate()))
  const bySeries = new Map<string, SeriesRow[]>()
  for (const row of rows) {
    const key = `${row.network} ${row.metric} ${row.token}`
    const own = bySeries.get(key)
    if (own === undefined) bySeries.set(key, [row])
    else own.push(row)
  }
  return [...bySeries.values()].flatMap((own) => joinRows(own, grain, today, networkOf) ?? [])
}

type OfNetwork = Pick<NetworkRow, 'inferred' | 'nominal' | 'revenueBasis'>

type Point = { readonly time: number; readonly value: string | null; readonly look: Look }

function joinRows(
  rows: readonly SeriesRow[],
  grain: Grain,
  today: number,
  networkOf: (network: string) => OfNetwork | undefined,
): Series | undefined {
  const [one] = rows
  const metric = findMetric(one?.metric ?? '')
  if (one === undefined || metric === undefined) return undefined
  const network = networkOf(one.network)
  const points = rows.flatMap((row) => pointsOf(row, grain, today, network?.inferred ?? ''))
  points.sort((left, right) => left.time - right.time)

  const series: Series = {
    metric,
    network: one.network,
    token: one.token,
    unit: one.unit,
    nominal: network === undefined ? '' : nominalOf(metric.id, network),
    times: [],
    values: [],
    tiers: [],
    states: [],
    completeness: [],
    grades: [],
    reasons: [],
    sources: [...new Set(points.map(({ look }) => look.source))],
  }
  const add = (time: number, value: string | null, look: Look) => {
    series.times.push(textOfDay(time))
    series.values.push(value)
    series.tiers.push(look.tier)
    series.states.push(look.state)
    series.completeness.push(look.completeness)
    series.grades.push(look.grade)
    series.reasons.push(look.reason)
  }
  let expected = points[0]?.time ?? 0
  for (const { time, value, look } of points) {
    for (; expected < time; expected = endOf(expected, grain)) add(expected, null, unknown)
    add(time, value, look)
    expected = endOf(time, grain)
  }
  return series
}

function pointsOf(row: SeriesRow, grain: Grain, today: number, inferred: string): Point[] {
  const look = lookOf(row, inferred)
  const short = new Map(row.short.map(([start, days, longest]) => [start, { days, longest }]))
  return row.times.map((time, index) => {
    const value = row.values[index] || null
    const part = short.get(time)
    // Nearly all are over and covered whole, and look alike.
    if (part === undefined && time < today - longestPeriod) return { time, value, look }
    const end = endOf(time, grain)
    const isOver = end <= today
    const covers = part === undefined ? '' : coversOf(time, end, part, today)
    return {
      time,
      value,
      look: {
        ...look,
        state: isOver ? look.state : toState('provisional'),
        completeness: covers === '' ? look.completeness : toCompleteness('partial'),
        grade: gradeOf(look.grade, covers, isOver),
        reason: [look.reason, covers].filter((text) => text !== '').join('; '),
      },
    }
  })
}

/** One with missing days has C at best, one that is not over B; where no grade is kept there is none. */
function gradeOf(grade: Look['grade'], covers: string, isOver: boolean): Look['grade'] {
  if (covers !== '' && grade !== null && grade !== 'D') return 'C'
  return grade === 'A' && !isOver ? 'B' : grade
}

/** Days of a quarter. */
const longestPeriod = 92

/** How much of a period is covered, where days that were are missing; weekly figures may hang over a border. */
function coversOf(
  start: number,
  end: number,
  part: { days: number; longest: number },
  today: number,
): string {
  const missing = Math.min(end, today) - start - part.days
  const overhang = part.longest >= 2 && part.longest <= 7 ? 6 : 0
  return missing > overhang ? `covers ${part.days} of ${end - start} days` : ''
}

function endOf(start: number, grain: Grain): number {
  if (grain === 'day') return start + 1
  if (grain === 'week') return start + 7
  return numberOfDay(nextPeriod(textOfDay(start), grain))
}

function lookOf({ standing }: SeriesRow, inferred: string): Look {
  const { tier, state, completeness, source, reason, grade } = readStanding(standing)
  return {
    tier: toTier(tier),
    state: toState(state),
    completeness: toCompleteness(completeness),
    grade: toGrade(grade, inferred),
    reason,
    source,
  }
}
