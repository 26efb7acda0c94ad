import type { Question } from '../schemas/clickhouse/question.ts'
import type { Metric } from '../schemas/metrics.ts'
import { badRequest } from './bad-request.ts'
import { parseClass } from './class-name.ts'
import type { Context } from './context.ts'
import { parseMetrics } from './metric-ids.ts'
import { isMadeOfMovements, parseMovementFilter } from './movement-query.ts'
import { requireNetworks } from './network-ids.ts'
import { type Period, parsePeriod } from './period.ts'
import { questions } from './questions.ts'
import { requireAdditive, toSectorFigure } from './resolvers/sector.ts'
import type { NetworkRow, TotalRow } from './rows.ts'

export type ProvenanceAsked = {
  /** Empty for the sector. */
  readonly network: string
  readonly metric: string
  readonly token: string
  readonly class: string
  readonly period: Period
}

/** A figure, and the statement whose rows made it. */
export type FoundProvenance = {
  readonly metric: Metric
  readonly network: string
  readonly token: string
  readonly unit: string
  readonly period: Period
  /** Networks behind the figure. */
  readonly networks: readonly NetworkRow[]
  /** null where the figure is a part and stands in no list of totals. */
  readonly figure: Pick<TotalRow, 'value' | 'tier' | 'state' | 'reason'> | null
  readonly isOfFees: boolean
  readonly isPartOfFees: boolean
  readonly question: Question
  readonly parameters: Readonly<Record<string, unknown>>
}

/** Finds a figure and what it is made of. Throws a request error that names the argument at fault. */
export async function findProvenance(
  asked: ProvenanceAsked,
  { loaders, limits }: Pick<Context, 'loaders' | 'limits'>,
): Promise<FoundProvenance> {
  const [metric] = parseMetrics([asked.metric], 1, 'metric')
  if (metric === undefined) throw new Error('a metric that was parsed is there')
  const period = parsePeriod(asked.period, limits.years)
  parseClass(asked.class)
  const networks = await loaders.networks()
  if (asked.network === '') return ofSector(asked, metric, period, networks, loaders)
  requireNetworks(
    [asked.network],
    1,
    networks.map(({ id }) => id),
    'network',
  )
  const totals = (
    await loaders.totalsOfNetwork.load({ network: asked.network, metrics: [metric.id], period })
  ).filter((row) => row.metric === metric.id)
  const token = asked.token === '' ? theToken(metric, totals) : asked.token
  const total = totals.find((row) => row.token === token)
  const opens = isMadeOfMovements(metric.id)
  const filter = { network: asked.network, token, class: asked.class, period }
  const { parameters, share = '' } = parseMovementFilter(
    { ...filter, ...(opens && { metric: metric.id }) },
    networks,
    limits.years,
  )
  const { class: part, ...movements } = parameters
  const [network] = networks.filter(({ id }) => id === asked.network)
  return {
    metric,
    network: asked.network,
    token,
    unit: total?.unit ?? (metric.unit === 'token' ? token : metric.unit),
    period,
    networks: network === undefined ? [] : [network],
    figure:
      asked.class === '' ? (total ?? { value: null, tier: null, state: null, reason: 'no figure' }) : null,
    isOfFees: movements.designated === 1,
    isPartOfFees: share !== '',
    question: network?.hasCounters === 1 ? questions.provenanceWithFlows : questions.provenance,
    parameters: {
      ...movements,
      part,
      share,
      metric: metric.id,
      class: asked.class,
      opens: opens ? 1 : 0,
      aggregation: metric.aggregation,
    },
  }
}

/** Where a figure is in tokens and none is named, the only one. */
function theToken(metric: Metric, totals: readonly TotalRow[]): string {
  const tokens = totals.map(({ token }) => token)
  if (tokens.length > 1 && !tokens.includes(''))
    throw badRequest('BAD_ARGUMENT', 'token', {
      what: 'The figure is in several tokens',
      got: `${metric.id} without a token`,
      expected: `one of: ${tokens.join(', ')}`,
    })
  return tokens.includes('') ? '' : (tokens[0] ?? '')
}

async function ofSector(
  asked: ProvenanceAsked,
  metric: Metric,
  period: Period,
  networks: readonly NetworkRow[],
  loaders: Context['loaders'],
): Promise<FoundProvenance> {
  requireAdditive([metric])
  if (asked.token !== '' || asked.class !== '')
    throw badRequest('BAD_ARGUMENT', asked.token === '' ? 'class' : 'token', {
      what: 'The sector has no parts',
      got: asked.token || asked.class,
      expected: 'none; or name a network',
    })
  const rows = await loaders.totals([metric.id], period, [])
  const known = rows.filter((row) => row.metric === metric.id && row.value !== null)
  const { value, tier, state, missing } = toSectorFigure(metric, rows, networks)
  return {
    metric,
    network: '',
    token: '',
    unit: 'USD',
    period,
    networks: networks.filter(({ id }) => known.some(({ network }) => network === id)),
    figure: {
      value: value ?? null,
      tier: tier?.toLowerCase() ?? null,
      state: state?.toLowerCase() ?? null,
      reason: missing.length === 0 ? '' : `not known of ${missing.map(({ network }) => network).join(', ')}`,
    },
    isOfFees: false,
    isPartOfFees: false,
    question: questions.provenanceOfSector,
    parameters: {
      from: period.from,
      networks: known.map(({ network }) => network),
      values: known.map((row) => row.value ?? ''),
      tiers: known.map((row) => row.tier ?? ''),
      states: known.map((row) => row.state ?? ''),
      reasons: known.map(({ reason }) => reason),
      sources: known.map(({ source }) => source),
    },
  }
}
