import { ask } from '../../schemas/clickhouse/question.ts'
import type { MethodologyResolvers, NetworkResolvers } from '../../schemas/generated/resolvers.ts'
import { parseOptionalAsOf } from '../as-of.ts'
import { parseMetrics } from '../metric-ids.ts'
import { parsePageSize } from '../page-size.ts'
import { parsePeriod } from '../period.ts'
import { questions } from '../questions.ts'
import type { NetworkRow, PayersRow } from '../rows.ts'
import { toFigure, whyUnknown } from './figure.ts'
import { circleDays, toPayers } from './payers.ts'

/** Fields of a network that are more than its row. */
export const network: NetworkResolvers = {
  colour: ({ colourLight, colourDark }) => ({ light: colourLight, dark: colourDark }),
  links: ({ links }) =>
    Object.entries(JSON.parse(links) as Record<string, string>).map(([rel, url]) => ({ rel, url })),
  chains: async ({ id }, _arguments, { loaders, explorers }) => {
    const [coverage, chains] = await Promise.all([loaders.coverage(), explorers()])
    const ids = [...new Set(coverage.filter((row) => row.network === id).map((row) => row.chain))]
    return ids.map((chain) => ({ id: chain, name: chains.get(chain)?.name ?? chain }))
  },
  tokens: async ({ id }, _arguments, { loaders }) =>
    (await loaders.tokens()).filter((row) => row.network === id),
  coverage: async ({ id }, _arguments, { loaders }) =>
    (await loaders.coverage()).filter((row) => row.network === id),
  methodology: (row) => row,
  payers: async ({ id, revenueFact }, { period, first }, { client, limits, signal }) => {
    const limit = parsePageSize(first ?? 10, { least: 0, most: 100 })
    const parameters = { ...parsePeriod(period, limits.years), network: id, limit, window: circleDays }
    const [row] = await ask<PayersRow>(client, questions.payers, parameters, {
      seconds: limits.seconds,
      signal,
    })
    return toPayers(row, revenueFact)
  },
  market: async ({ id }, _arguments, { loaders }) =>
    (await loaders.market()).find((row) => row.network === id) ?? null,
  figures: async (row, { metrics: ids, period, asOf }, { loaders, limits }) => {
    const metrics = parseMetrics(ids, limits.metrics)
    const rows = await loaders.totalsOfNetwork.load({
      network: row.id,
      metrics: ids,
      period: parsePeriod(period, limits.years),
      asOf: parseOptionalAsOf(asOf),
    })
    return metrics.flatMap((metric) => {
      const own = rows.filter((total) => total.metric === metric.id)
      return own.length === 0
        ? [toFigure(metric, undefined, row, whyUnknown(metric.id, row))]
        : own.map((total) => toFigure(metric, total, row))
    })
  },
}

/** How a network's numbers are made, from its row. */
export const methodology: MethodologyResolvers = {
  version: ({ methodVersion }) => methodVersion,
  texts: ({ methodology: texts }) =>
    Object.entries(JSON.parse(texts) as Record<string, string>).map(([metric, text]) => ({ metric, text })),
  revenueFact: ({ revenueFact }) => revenueFact || null,
  revenueBasis: ({ revenueBasis }) => revenueBasis || null,
  divideByWhy: ({ divideByWhy }) => divideByWhy || null,
  divideBySource: ({ divideBySource }) => divideBySource || null,
  splits: async ({ id }, _arguments, { loaders }) =>
    (await loaders.splits()).filter((row) => row.network === id),
  exclusions: ({ exclusions }) => JSON.parse(exclusions),
  notCounted: ({ notCounted }) => JSON.parse(notCounted),
}

export type { NetworkRow }
