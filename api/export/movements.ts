import { ask } from '../../schemas/clickhouse/question.ts'
import { badRequest } from '../bad-request.ts'
import { parseMovementFilter } from '../movement-query.ts'
import { questions } from '../questions.ts'
import type { Export } from './export.ts'
import { findMovement, start } from './movement-id.ts'
import { readParameters } from './parameters.ts'
import { cutIntoSlices } from './slices.ts'

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
  'after',
] as const

const order =
  'ORDER BY v.network, v.time, v.chain, v.block, v.transaction_index, v.path, toString(v.fact), v.transaction'

type DayRow = { network: string; day: string; movements: number }

/**
 * GET /export/movements.csv?network=&metric=&from=&to=&fact=&class=&token=&transaction=&excluded=1&after=
 * With a metric, `value` sums to that figure; for the parts of fees, `value` x `share` does. Without a network, all.
 * With after, the id of a row, those that come after it.
 */
export const exportMovements: Export = async (url, { client, loaders, limits, signal }) => {
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
  const options = { seconds: limits.seconds, signal }
  const after = one('after')
  const asked = {
    ...parameters,
    ...(all && { network: '' }),
    share,
    ...(after === '' ? start : await findMovement(client, after, options)),
  }
  const days = await ask<DayRow>(client, questions.movementDays, asked, options)
  const slices = cutIntoSlices(days)
  return {
    question: questions.movementsExport,
    parameters: asked,
    // Where there is nothing, the file has its header all the same.
    parts: { order, parameters: slices.length === 0 ? [{}] : slices },
    decimals: ['amount', 'usd', 'value'],
    foreign: ['transaction', 'position', 'class', 'service', 'token', 'payer', 'payee', 'reference'],
  }
}
