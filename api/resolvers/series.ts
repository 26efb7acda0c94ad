import type { Series } from '../../schemas/generated/resolvers.ts'
import { findMetric, type Grain } from '../../schemas/metrics.ts'
import { nextPeriod } from '../grain.ts'
import type { SeriesRow } from '../rows.ts'
import { toCompleteness, toState, toTier } from './figure.ts'

/**
 * Rows to columns, without gaps in time: a period between two known ones that nobody has a figure for becomes a null with
 * its reason.
 */
export function toSeries(rows: readonly SeriesRow[], grain: Grain): Series[] {
  return rows.flatMap(({ network, metric: id, token, unit, points }) => {
    const metric = findMetric(id)
    if (metric === undefined) return []
    const times: string[] = []
    const values: Series['values'] = []
    const tiers: Series['tiers'] = []
    const states: Series['states'] = []
    const completeness: Series['completeness'] = []
    const reasons: string[] = []
    const sources = new Set<string>()
    let expected = points[0]?.[0] ?? ''
    for (const [time, value, tier, state, complete, reason, source] of points) {
      for (; expected < time; expected = nextPeriod(expected, grain)) {
        times.push(expected)
        values.push(null)
        tiers.push(null)
        states.push(null)
        completeness.push(null)
        reasons.push('no figure for this period')
      }
      times.push(time)
      values.push(value === '' ? null : value)
      tiers.push(toTier(tier))
      states.push(toState(state))
      completeness.push(toCompleteness(complete))
      reasons.push(reason)
      sources.add(source)
      expected = nextPeriod(time, grain)
    }
    return [
      {
        metric,
        network,
        token,
        unit,
        times,
        values,
        tiers,
        states,
        completeness,
        reasons,
        sources: [...sources],
      },
    ]
  })
}
