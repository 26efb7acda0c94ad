import { formatAmount, parseAmount } from '../../schemas/amount.ts'
import { ask } from '../../schemas/clickhouse/question.ts'
import type { MovementConnection, QueryMovementsArgs } from '../../schemas/generated/resolvers.ts'
import type { Context } from '../context.ts'
import { type MovementCursor, movementCursor } from '../cursor.ts'
import type { Explorer } from '../explorers.ts'
import { parseMovementFilter, unitOf } from '../movement-query.ts'
import { moreIn, parsePageSize } from '../page-size.ts'
import { questions } from '../questions.ts'
import type { MovementRow, SplitRow } from '../rows.ts'
import { splitsInForce } from '../splits.ts'
import { askFlows, toFlow, totalWith } from './flows.ts'

type TotalRow = { totalCount: number; counted: string; total: string | null; tokens: string[] }

const start: MovementCursor = [0, '', 0, 0, '0', 'burn', '']

/** A page of movements, newest first, with the count and the sum over all pages. */
export async function movements(
  { filter, first, after }: QueryMovementsArgs,
  context: Context,
): Promise<MovementConnection> {
  const { client, limits, loaders, signal } = context
  const size = parsePageSize(first ?? 100, { most: limits.page, hint: moreIn('/export/movements.csv') })
  const cursor = after ? movementCursor.decode(after) : start
  const { parameters, share } = parseMovementFilter(filter, await loaders.networks(), limits.years)
  const options = { seconds: limits.seconds, signal }
  const [seconds, chain, block, transactionIndex, position, fact, transaction] = cursor
  const [rows, totals, explorers, splits, flows] = await Promise.all([
    ask<MovementRow>(
      client,
      questions.movements,
      {
        ...parameters,
        limit: size + 1,
        cursor_time: seconds,
        cursor_chain: chain,
        cursor_block: block,
        cursor_transaction_index: transactionIndex,
        cursor_position: position,
        cursor_fact: fact,
        cursor_transaction: transaction,
      },
      options,
    ),
    ask<TotalRow>(client, questions.movementsTotal, parameters, options),
    context.explorers(),
    loaders.splits(),
    askFlows(client, parameters, limits.points, options),
  ])
  const page = rows.slice(0, size)
  const last = page.at(-1)
  const total = totals[0]
  return {
    totalCount: total?.totalCount ?? 0,
    total: totalWith(flows, parameters.measure, {
      total: total?.total ?? null,
      counted: Number(total?.counted ?? 0),
    }),
    flows: flows.map(toFlow),
    share: shareOf(share, splits, parameters),
    unit: unitOf(parameters.measure, [...(total?.tokens ?? []), ...flows.map(({ token }) => token)]),
    nodes: page.map((row) =>
      // No explorer knows the transactions of a local chain.
      toMovement(row, context.environment === 'devnet' ? undefined : explorers.get(row.chain)),
    ),
    pageInfo: {
      hasNextPage: rows.length > size,
      endCursor:
        last === undefined
          ? null
          : movementCursor.encode([
              last.seconds,
              last.chain,
              last.block,
              last.transactionIndex,
              last.position,
              last.fact,
              last.transaction,
            ]),
    },
  }
}

function toMovement(row: MovementRow, explorer: Explorer | undefined): MovementConnection['nodes'][number] {
  return {
    ...row,
    id: `${row.chain}:${row.transaction}:${row.position}:${row.fact}`,
    explorerUrl: explorer?.transaction.replace('{hash}', encodeURIComponent(row.transaction)) ?? '',
  }
}

/** The share of the split in force over the whole period; null where it changed in between. */
function shareOf(
  part: 'supplySide' | 'protocol' | 'holders' | 'revenue' | undefined,
  splits: readonly SplitRow[],
  { network, ...period }: { readonly network: string; readonly from: string; readonly to: string },
): string | null {
  if (part === undefined) return '1'
  const inForce = splitsInForce(splits, network, period)
  const [split] = inForce
  if (split === undefined || inForce.length > 1) return null
  if (part !== 'revenue') return split[part]
  return formatAmount(parseAmount('1', 18) - parseAmount(split.supplySide, 18), 18)
}
