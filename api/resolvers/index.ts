import type { Resolvers } from '../../schemas/generated/resolvers.ts'
import { metricOf } from '../lens.ts'
import { parseMetrics } from '../metric-ids.ts'
import { market } from './market.ts'
import { methodology, network } from './network.ts'
import { provenanceFields } from './provenance.ts'
import { query } from './query.ts'
import { requireAdditive, toSectorFigure } from './sector.ts'

/** Everything that the SDL needs resolved. */
export const resolvers: Resolvers = {
  Query: query,
  Market: market,
  Network: network,
  Methodology: methodology,
  Provenance: provenanceFields,
  SourceCoverage: {
    gaps: async ({ network, source }, _arguments, { loaders }) =>
      (await loaders.coverageGaps()).filter((gap) => gap.network === network && gap.source === source),
  },
  Sector: {
    headline: async ({ period, asOf }, { lens }, { loaders }) => {
      const [metric] = parseMetrics([metricOf[lens ?? 'FEES']], 1)
      if (metric === undefined) throw new Error(`no metric for the lens ${lens}`)
      const [rows, networks] = await Promise.all([
        loaders.totals([metric.id], period, [], asOf),
        loaders.networks(),
      ])
      return toSectorFigure(metric, rows, networks)
    },
    figures: async ({ period, asOf }, { metrics: ids }, { loaders, limits }) => {
      const metrics = parseMetrics(ids, limits.metrics)
      requireAdditive(metrics)
      const [rows, networks] = await Promise.all([loaders.totals(ids, period, [], asOf), loaders.networks()])
      return metrics.map((metric) => toSectorFigure(metric, rows, networks))
    },
  },
  Subscription: {
    head: {
      subscribe: (_parent, _arguments, { head, signal }) => head.follow(signal),
      resolve: (head: unknown) => head as never,
    },
  },
}
