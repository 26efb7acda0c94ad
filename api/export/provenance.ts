import { placeOf } from '../provenance-place.ts'
import { findProvenance } from '../provenance-query.ts'
import type { Export } from './export.ts'
import { readParameters } from './parameters.ts'

const names = ['network', 'metric', 'token', 'class', 'from', 'to', 'after'] as const

/**
 * GET /export/provenance.csv?network=&metric=&token=&class=&from=&to=&after=
 * What made a figure, as GraphQL `provenance` tells it, all rows; without a network the sector's.
 */
export const exportProvenance: Export = async (url, context) => {
  const { one } = readParameters(url, names)
  const { question, parameters } = await findProvenance(
    {
      network: one('network'),
      metric: one('metric'),
      token: one('token'),
      class: one('class'),
      period: { from: one('from'), to: one('to') },
    },
    context,
  )
  const after = await placeOf(one('after'), { question, parameters }, context, context.limits.seconds)
  return {
    question: { name: question.name, text: `SELECT * FROM (${question.text}) WHERE place > {after:UInt64}` },
    parameters: { ...parameters, after },
    decimals: ['amount', 'usd', 'value', 'sum'],
    foreign: ['id', 'transaction', 'class', 'service', 'token', 'payer', 'payee', 'reason', 'source'],
  }
}
