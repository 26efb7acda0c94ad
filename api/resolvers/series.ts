import type { Series } from '../../schemas/generated/resolvers.ts'
import { findMetric, type Grain } from '../../schemas/metrics.ts'
import { nextPeriod } from '../grain.ts'
import type { PointRow } from '../rows.ts'
import { toCompleteness, toState, toTier } from './figure.ts'

type Columns = { -readonly [Key in keyof Series]: Series[Key] }

/**
 * Rows to columns: one series per metric, network and token, without gaps in time. A period between two known ones that
 * nobody has a figure for becomes a null with its reason. Rows come ordered by series and time.
 */
export function toSeries(rows: readonly PointRow[], grain: Grain): Series[] {
  const all: Columns[] = []
  let current: Columns | undefined
  let expected = ''
  for (const row of rows) {
    const metric = findMetric(row.metric)
    if (metric === undefined) continue
    if (
      current === undefined ||
      current.metric.id !== row.metric ||
      current.network !== row.network ||
      current.token !== row.token
    ) {
      current = {
        metric,
        network: row.network,
        token: row.token,
        unit: row.unit,
        times: [],
        values: [],
        tiers: [],
        states: [],
        completeness: [],
        reasons: [],
        sources: [],
      }
      all.push(current)
      expected = row.period_start
    }
    for (; expected < row.period_start; expected = nextPeriod(expected, grain))
      push(current, expected, null, null, null, null, 'no figure for this period')
    push(
      current,
      row.period_start,
      row.value,
      toTier(row.tier),
      toState(row.state),
      toCompleteness(row.completeness),
      row.reason,
    )
    if (!current.sources.includes(row.source)) current.sources.push(row.source)
    expected = nextPeriod(row.period_start, grain)
  }
  return all
}

function push(
  series: Columns,
  time: string,
  value: string | null,
  tier: Series['tiers'][number],
  state: Series['states'][number],
  completeness: Series['completeness'][number],
  reason: string,
): void {
  series.times.push(time)
  series.values.push(value)
  series.tiers.push(tier)
  series.states.push(state)
  series.completeness.push(completeness)
  series.reasons.push(reason)
}
