import { ask } from '../../schemas/clickhouse/question.ts'
import type { BrokenIdentity, QueryResolvers } from '../../schemas/generated/resolvers.ts'
import { metrics } from '../../schemas/metrics.ts'
import { parseOptionalAsOf } from '../as-of.ts'
import { badRequest } from '../bad-request.ts'
import { parseClass } from '../class-name.ts'
import { metricOf } from '../lens.ts'
import { parseMetrics } from '../metric-ids.ts'
import { requireNetworks } from '../network-ids.ts'
import { mustBeOneOf } from '../one-of.ts'
import { parsePeriod } from '../period.ts'
import { questions } from '../questions.ts'
import { movements } from './movements.ts'
import { provenance } from './provenance.ts'
import { restatements } from './restatements.ts'
import { toSeries } from './series.ts'

/** The root fields. */
export const query: QueryResolvers = {
  _meta: async (_parent, _arguments, { environment, version, head, loaders }) => {
    const [chains, networks] = await Promise.all([loaders.chains(), loaders.networks()])
    const { number, committedAt } = head.current()
    return {
      version,
      environment,
      asOf: number === '0' ? null : committedAt,
      chains,
      methods: networks.map(({ id, methodVersion }) => ({ network: id, version: methodVersion })),
    }
  },
  networks: async (_parent, { category, chain, search }, { loaders }) => {
    const [networks, coverage] = await Promise.all([loaders.networks(), loaders.coverage()])
    mustBeOneOf(
      'category',
      category,
      networks.map((network) => network.category),
    )
    mustBeOneOf(
      'chain',
      chain,
      coverage.map((row) => row.chain),
    )
    const wanted = search?.trim().toLowerCase()
    return networks.filter(
      (network) =>
        (!category || network.category === category) &&
        (!chain || coverage.some((row) => row.network === network.id && row.chain === chain)) &&
        (!wanted || network.name.toLowerCase().includes(wanted) || network.id.includes(wanted)),
    )
  },
  network: async (_parent, { id }, { loaders }) =>
    (await loaders.networks()).find((network) => network.id === id) ?? null,
  sector: (_parent, { period, asOf }, { limits }) => ({
    period: parsePeriod(period, limits.years),
    asOf: parseOptionalAsOf(asOf),
  }),
  metrics: () => [...metrics],
  series: async (_parent, { metrics: named, lens, networks, period, grain, class: part, asOf }, context) => {
    const { limits, loaders } = context
    const ids = lens ? [metricOf[lens]] : (named ?? [])
    if (lens && named)
      throw badRequest('BAD_ARGUMENT', 'lens', {
        what: 'Metrics and a lens are both given',
        got: `${lens} and ${named.join(', ')}`,
        expected: 'one of them: a lens is a metric',
      })
    parseMetrics(ids, limits.metrics)
    const known = await loaders.networks()
    const chosen = await requireNetworks(
      networks ?? [],
      limits.networks,
      known.map(({ id }) => id),
    )
    const { from, to } = parsePeriod(period, limits.years)
    const ofClass = parseClass(part)
    const lower = (grain ?? 'DAY').toLowerCase() as 'day' | 'week' | 'month' | 'quarter'
    const rows = await loaders.series({
      metrics: ids,
      networks: chosen,
      from,
      to,
      grain: lower,
      class: ofClass,
      asOf: parseOptionalAsOf(asOf),
    })
    const points = rows.reduce((sum, row) => sum + row.times.length, 0)
    if (points > limits.points)
      throw badRequest('LIMIT', 'period', {
        what: 'The answer has too many points',
        got: `${points} points`,
        expected: `at most ${limits.points}: fewer metrics, a shorter period or a coarser grain`,
      })
    const networkOf = new Map(known.map((row) => [row.id, row]))
    return toSeries(rows, lower, (network) => networkOf.get(network))
  },
  movements: (_parent, input, context) => movements(input, context),
  provenance: (_parent, input, context) => provenance(input, context),
  restatements: (_parent, input, context) => restatements(input, context),
  brokenIdentities: (_parent, _arguments, { client, limits, signal }) =>
    ask<BrokenIdentity>(client, questions.identityBreaks, {}, { seconds: limits.seconds, signal }),
  coverage: (_parent, _arguments, { loaders }) => loaders.coverage(),
  tierSpans: (_parent, _arguments, { loaders }) => loaders.tierSpans(),
  verifications: (_parent, _arguments, { loaders }) => loaders.verifications(),
  knownDemand: async (_parent, _arguments, { loaders }) => {
    const [demand] = await loaders.knownDemand()
    if (demand === undefined) return null
    const networks = demand.networks.map(([name, network, usd, observed, differs]) => ({
      name,
      network: network || null,
      usd,
      observed: Boolean(observed),
      differs,
    }))
    return { ...demand, networks }
  },
  unreadNetworks: (_parent, _arguments, { loaders }) => loaders.unreadNetworks(),
  publishedSources: (_parent, _arguments, { loaders }) => loaders.publishedSources(),
}
