import { parseMovementFilter } from '../movement-query.ts'
import { questions } from '../questions.ts'
import type { Export } from './export.ts'
import { readParameters } from './parameters.ts'

const names = [
  'network',
  'metric',
  'from',
  'to',
  'fact',
  'class',
  'token',
  'transaction',
  'excluded',
] as const

/**
 * GET /export/movements.csv?network=&metric=&from=&to=&fact=&class=&token=&transaction=&excluded=1
 * With a metric, the column `value` sums to that figure.
 */
export const exportMovements: Export = async (url, { loaders, limits }) => {
  const { one } = readParameters(url, names)
  const { parameters } = parseMovementFilter(
    {
      network: one('network'),
      metric: one('metric'),
      period: { from: one('from', '2009-01-01'), to: one('to', '2100-01-01') },
      fact: one('fact'),
      class: one('class'),
      token: one('token'),
      transaction: one('transaction'),
      withExcluded: one('excluded') === '1',
    },
    await loaders.networks(),
    Math.max(limits.years, 100),
  )
  return { question: questions.movementsExport, parameters, fileName: `depindex-movements.csv` }
}
