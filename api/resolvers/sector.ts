import { formatAmount, parseAmount } from '../../schemas/amount.ts'
import type { Grade, SectorFigure } from '../../schemas/generated/resolvers.ts'
import type { Metric } from '../../schemas/metrics.ts'
import { badRequest } from '../bad-request.ts'
import { toGrade } from '../grade.ts'
import { nominalOf } from '../nominal.ts'
import type { Period } from '../period.ts'
import type { NetworkRow, TotalRow } from '../rows.ts'
import { toState, toTier, whyUnknown } from './figure.ts'

/** What a sector's figures are asked for. */
export type SectorAsked = { readonly period: Period; readonly asOf: string | undefined }

const places = 24
const tiers = ['indexed', 'derived', 'published']

/** The sum over networks, exact. A network without a value is named with its reason, never counted as zero. */
export function toSectorFigure(
  metric: Metric,
  rows: readonly TotalRow[],
  networks: readonly NetworkRow[],
): SectorFigure {
  const own = rows.filter((row) => row.metric === metric.id)
  const known = own.filter((row) => row.value !== null)
  const nominal = networks
    .filter((network) => nominalOf(metric.id, network) !== '')
    .map(({ id }) => id)
    .filter((id) => known.some(({ network }) => network === id))
  const worst = Math.max(...known.map(({ tier }) => tiers.indexOf(tier ?? 'published')))
  return {
    metric,
    unit: 'USD',
    value: sum(known.map(({ value }) => value)),
    // A change is told only where the same networks stand on both sides of it.
    previous: sameNetworks(own) ? sum(known.map(({ previous }) => previous)) : null,
    tier: known.length === 0 ? null : toTier(tiers[worst] ?? 'published'),
    state:
      known.length === 0
        ? null
        : toState(known.some(({ state }) => state === 'provisional') ? 'provisional' : 'final'),
    grade: worstGrade(known, networks),
    networks: known.map(({ network }) => network),
    nominal,
    withoutNominal: sum(known.filter(({ network }) => !nominal.includes(network)).map(({ value }) => value)),
    partial: known.filter(({ completeness }) => completeness === 'partial').map(({ network }) => network),
    from: known.map(({ from_day }) => from_day).sort()[0] ?? null,
    to:
      known
        .map(({ to_day }) => to_day)
        .sort()
        .at(-1) ?? null,
    missing: networks
      .filter(({ id }) => !known.some(({ network }) => network === id))
      .map((network) => ({
        network: network.id,
        reason: own.find((row) => row.network === network.id)?.reason ?? whyUnknown(metric.id, network),
      })),
  }
}

function worstGrade(rows: readonly TotalRow[], networks: readonly NetworkRow[]): Grade | null {
  const inferred = new Map(networks.map((row) => [row.id, row.inferred]))
  const grades = rows.map(({ network, grade }) => toGrade(grade, inferred.get(network) ?? ''))
  if (rows.length === 0) return 'D'
  return grades.some((grade) => grade === null) ? null : ([...grades].sort().at(-1) ?? null)
}

function sameNetworks(rows: readonly TotalRow[]): boolean {
  return rows.every(({ value, previous }) => (value === null) === (previous === null))
}

function sum(values: readonly (string | null)[]): string | null {
  if (values.length === 0) return null
  return formatAmount(
    values.reduce((total, value) => total + parseAmount(value ?? '0', places), 0n),
    places,
  )
}

/** Refuses metrics whose values of several networks are not one kind of thing. */
export function requireAdditive(metrics: readonly Metric[]): void {
  const wrong = metrics.find(({ additive }) => !additive)
  if (wrong !== undefined)
    throw badRequest('BAD_METRIC', 'metrics', {
      what: 'This metric cannot be added across networks',
      got: `${wrong.id}, in ${wrong.unit}`,
      expected: 'metrics in USD, such as fees or burned_usd',
    })
}
