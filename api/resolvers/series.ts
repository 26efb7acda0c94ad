import type { Series } from '../../schemas/generated/resolvers.ts'
import { findMetric, type Grain } from '../../schemas/metrics.ts'
import { nextPeriod } from '../grain.ts'
import type { SeriesRow } from '../rows.ts'
import { readStanding } from '../standing.ts'
import { toCompleteness, toState, toTier } from './figure.ts'

/** What is the same for all points of a row. */
type Look = {
  readonly tier: Series['tiers'][number]
  readonly state: Series['states'][number]
  readonly completeness: Series['completeness'][number]
  readonly reason: string
  readonly source: string
}

const unknown: Look = {
  tier: null,
  state: null,
  completeness: null,
  reason: 'no figure for this period',
  source: '',
}

/**
 * Rows to columns, without gaps in time: a period between two known ones that nobody has a figure for becomes a null with
 * its reason.
 */
export function toSeries(rows: readonly SeriesRow[], grain: Grain): Series[] {
  const bySeries = new Map<string, SeriesRow[]>()
  for (const row of rows) {
    const key = `${row.network} ${row.metric} ${row.token}`
    const own = bySeries.get(key)
    if (own === undefined) bySeries.set(key, [row])
    else own.push(row)
  }
  return [...bySeries.values()].flatMap((own) => joinRows(own, grain) ?? [])
}

function joinRows(rows: readonly SeriesRow[], grain: Grain): Series | undefined {
  const [one] = rows
  const metric = findMetric(one?.metric ?? '')
  if (one === undefined || metric === undefined) return undefined
  const points = rows.flatMap((row) => {
    const look = lookOf(row)
    return row.times.map((time, index) => ({ time, value: row.values[index] || null, look }))
  })
  points.sort((left, right) => (left.time < right.time ? -1 : 1))

  const series: Series = {
    metric,
    network: one.network,
    token: one.token,
    unit: one.unit,
    times: [],
    values: [],
    tiers: [],
    states: [],
    completeness: [],
    reasons: [],
    sources: [...new Set(points.map(({ look }) => look.source))],
  }
  const add = (time: string, value: string | null, look: Look) => {
    series.times.push(time)
    series.values.push(value)
    series.tiers.push(look.tier)
    series.states.push(look.state)
    series.completeness.push(look.completeness)
    series.reasons.push(look.reason)
  }
  let expected = points[0]?.time ?? ''
  for (const { time, value, look } of points) {
    for (; expected < time; expected = nextPeriod(expected, grain)) add(expected, null, unknown)
    add(time, value, look)
    expected = nextPeriod(time, grain)
  }
  return series
}

function lookOf({ standing, running, covers }: SeriesRow): Look {
  const { tier, state, completeness, source, reason } = readStanding(standing)
  return {
    tier: toTier(tier),
    state: toState(running === 1 ? 'provisional' : state),
    completeness: toCompleteness(covers === '' ? completeness : 'partial'),
    reason: [reason, covers].filter((text) => text !== '').join('; '),
    source,
  }
}
