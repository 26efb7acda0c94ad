import type { Completeness, Figure, FigureState, Tier } from '../../schemas/generated/resolvers.ts'
import { findMetric, type Metric } from '../../schemas/metrics.ts'
import { toGrade } from '../grade.ts'
import { nominalOf } from '../nominal.ts'
import type { NetworkRow, TotalRow } from '../rows.ts'

/** ClickHouse writes enums in lower case, GraphQL in upper case. */
export const toTier = (tier: string) => tier.toUpperCase() as Tier
export const toState = (state: string) => state.toUpperCase() as FigureState
export const toCompleteness = (completeness: string) => completeness.toUpperCase() as Completeness

/** One total as a figure; without a row, a figure that is not known, and why. */
export function toFigure(
  metric: Metric,
  row: TotalRow | undefined,
  network: Pick<NetworkRow, 'inferred' | 'nominal' | 'revenueBasis'>,
  why = '',
): Figure {
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
      grade: 'D',
      reason: why,
      nominal: '',
      movements: 0,
      source: '',
      from: null,
      to: null,
    }
  return {
    metric,
    token: row.token,
    unit: row.unit,
    value: row.value,
    previous: row.previous,
    tier: row.tier === null ? null : toTier(row.tier),
    state: row.state === null ? null : toState(row.state),
    completeness: row.completeness === null ? null : toCompleteness(row.completeness),
    grade: toGrade(row.grade, network.inferred),
    reason: row.reason,
    nominal: row.value === null ? '' : nominalOf(metric.id, network),
    movements: Number(row.movements),
    source: row.source,
    from: row.known ? row.from_day : null,
    to: row.known ? row.to_day : null,
  }
}

const ofFees = new Set([
  'fees',
  'fees_native',
  'supply_side_revenue',
  'revenue',
  'protocol_revenue',
  'holders_revenue',
  'earnings',
])

/** Why nothing at all is known of a metric of a network. */
export function whyUnknown(
  metric: string,
  { revenueFact, status }: { revenueFact: string; status: string },
): string {
  if (revenueFact === '' && ofFees.has(metric)) return 'nothing that customers pay is on chain'
  if (status === 'indexed') return 'none of the sources that are read carries it, or no price is known'
  if (status === 'published')
    return findMetric(metric)?.unit === 'USD'
      ? 'not read from the chain yet; no USD value is published, nor a price to make one with'
      : 'not read from the chain yet, and not published'
  return 'not read from the chain yet'
}
