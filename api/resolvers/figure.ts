import type { Completeness, Figure, FigureState, Tier } from '../../schemas/generated/resolvers.ts'
import type { Metric } from '../../schemas/metrics.ts'
import type { TotalRow } from '../rows.ts'

/** ClickHouse writes enums in lower case, GraphQL in upper case. */
export const toTier = (tier: string) => tier.toUpperCase() as Tier
export const toState = (state: string) => state.toUpperCase() as FigureState
export const toCompleteness = (completeness: string) => completeness.toUpperCase() as Completeness

/** One total as a figure; without a row, a figure that is not known and says so. */
export function toFigure(metric: Metric, row: TotalRow | undefined): Figure {
  const unit = metric.unit === 'token' ? '' : metric.unit
  if (row === undefined)
    return {
      metric,
      token: '',
      unit,
      value: null,
      previous: null,
      tier: null,
      state: null,
      completeness: null,
      reason: 'nothing is known of this metric yet',
      movements: 0,
      source: '',
      from: null,
      to: null,
    }
  const known = row.part_count !== '0'
  return {
    metric,
    token: row.token,
    unit: row.unit,
    value: row.value,
    previous: row.previous,
    tier: row.tier === null ? null : toTier(row.tier),
    state: row.state === null ? null : toState(row.state),
    completeness: row.completeness === null ? null : toCompleteness(row.completeness),
    reason: row.reason,
    movements: Number(row.movements),
    source: row.source,
    from: known ? row.from_day : null,
    to: known ? row.to_day : null,
  }
}
