import { parseMovementFilter } from '../movement-query.ts'
import { questions } from '../questions.ts'
import type { Export } from './export.ts'
import { readParameters } from './parameters.ts'

const names = ['network', 'metric', 'from', 'to', 'fact', 'class', 'token'] as const
/** Of the column type: an export has all of them. */
const everything = 4_294_967_295

/**
 * GET /export/flows.csv?network=&metric=&from=&to=&fact=&class=&token=
 * What counters moved, day by day, with the two readings of each; `value` and that of the movements sum to the figure.
 */
export const exportFlows: Export = async (url, { loaders, limits }) => {
  const { one } = readParameters(url, names)
  const { parameters } = parseMovementFilter(
    {
      network: one('network'),
      metric: one('metric'),
      period: { from: one('from', '2009-01-01'), to: one('to', '2100-01-01') },
      fact: one('fact'),
      class: one('class'),
      token: one('token'),
    },
    await loaders.networks(),
    Math.max(limits.years, 100),
  )
  return {
    question: questions.flows,
    parameters: { ...parameters, limit: everything },
    decimals: ['amount', 'usd', 'value', 'toldByMovements', 'fromValue', 'toValue'],
    foreign: ['class', 'token', 'reason', 'formula'],
  }
}
