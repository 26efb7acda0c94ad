import { badRequest } from '../bad-request.ts'
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
 * With a metric, `value` sums to that figure; for the parts of fees, `value` x `share` does. Without a network, all.
 */
export const exportMovements: Export = async (url, { loaders, limits }) => {
  const { one } = readParameters(url, names)
  const networks = await loaders.networks()
  const excluded = one('excluded')
  if (!['', '0', '1'].includes(excluded))
    throw badRequest('BAD_ARGUMENT', 'excluded', {
      what: 'Not understood',
      got: excluded,
      expected: '1 or 0',
    })
  const all = one('network') === '' && one('metric') === ''
  const { parameters, share = '' } = parseMovementFilter(
    {
      network: all ? (networks[0]?.id ?? '') : one('network'),
      metric: one('metric'),
      period: { from: one('from', '2009-01-01'), to: one('to', '2100-01-01') },
      fact: one('fact'),
      class: one('class'),
      token: one('token'),
      transaction: one('transaction'),
      withExcluded: excluded === '1',
    },
    networks,
    Math.max(limits.years, 100),
  )
  return {
    question: questions.movementsExport,
    parameters: { ...parameters, ...(all && { network: '' }), share },
    fileName: 'depindex-movements.csv',
  }
}
