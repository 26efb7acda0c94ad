import type { Resolvers } from '../../schemas/generated/resolvers.ts'
import { parseMetrics } from '../metric-ids.ts'
import { methodology, network } from './network.ts'
import { query } from './query.ts'
import { requireAdditive, toSectorFigure } from './sector.ts'

/** Everything that the SDL needs resolved. */
export const resolvers: Resolvers = {
  Query: query,
  Network: network,
  Methodology: methodology,
  Sector: {
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
