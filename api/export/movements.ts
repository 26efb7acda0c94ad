import { ask } from '../../schemas/clickhouse/question.ts'
import { badRequest } from '../bad-request.ts'
import { parseMovementFilter } from '../movement-query.ts'
import { questions } from '../questions.ts'
import type { Export } from './export.ts'
import { findMovement, start } from './movement-id.ts'
import { readParameters } from './parameters.ts'
import { fixBlocks } from './read-blocks.ts'
import { cutIntoSlices, type Month, type Slice } from './slices.ts'

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

/**
 * GET /export/movements.csv?network=&metric=&from=&to=&fact=&class=&token=&transaction=&excluded=1&after=
 * With a metric, `value` sums to that figure; for the parts of fees, `value` x `share` does. Without a network, all.
 * With after, the id of a row, those that come after it. None of a block that was read after the file was begun.
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
  const { blocks, check } = await fixBlocks(client, options)
  const asked = {
    ...parameters,
    ...blocks,
    ...(all && { network: '' }),
    share,
    chain: '',
    ...(after === '' ? start : await findMovement(client, after, options)),
  }
  const named = all ? networks.map(({ id }) => id).sort() : [asked.network]
  return {
    question: questions.movementsExport,
    parameters: asked,
    parts: {
      question: questions.movementsInOrder,
      parameters: async function* () {
        let isFirst = true
        for (const network of named.filter((id) => id >= asked.after_network)) {
          const place = network === asked.after_network ? asked : start
          const months = await ask<Month>(
            client,
            questions.movementMonths,
            { ...asked, network, after_chain: place.after_chain, after_time: place.after_time },
            options,
          )
          for (const slice of cutIntoSlices(network, months, isFirst)) yield within(slice, asked)
          isFirst &&= months.length === 0
        }
      },
    },
    blocks,
    check,
    decimals: ['amount', 'usd', 'value'],
    foreign: [
      'transaction',
      'position',
      'class',
      'service',
      'token',
      'payer',
      'payee',
      'reference',
      'excluded',
    ],
  }
}

/** A slice begins and ends with a month, and what is asked for may not. */
function within({ from, to, ...slice }: Slice, asked: { readonly from: string; readonly to: string }): Slice {
  return { ...slice, from: from < asked.from ? asked.from : from, to: to > asked.to ? asked.to : to }
}
