import type { ClickHouseClient } from '@clickhouse/client'
import { formatAmount, parseAmount } from '../../schemas/amount.ts'
import { type AskOptions, ask } from '../../schemas/clickhouse/question.ts'
import type { Flow } from '../../schemas/generated/resolvers.ts'
import type { MovementParameters } from '../movement-query.ts'
import { questions } from '../questions.ts'
import type { FlowRow } from '../rows.ts'

const places = 24

/** What counters moved, of the movements that are asked for; nothing where one transaction is meant, or a count of them. */
export async function askFlows(
  client: ClickHouseClient,
  parameters: MovementParameters,
  limit: number,
  options: AskOptions,
): Promise<readonly FlowRow[]> {
  if (parameters.transaction !== '' || parameters.measure === 'one') return []
  return ask<FlowRow>(client, questions.flows, { ...parameters, limit }, options)
}

/** The sum of the movements with what counters moved; null where one of them is not known. */
export function totalWith(
  flows: readonly FlowRow[],
  measure: MovementParameters['measure'],
  { total, counted }: { readonly total: string | null; readonly counted: number },
): string | null {
  if (flows.length === 0 || measure === '') return total
  if (flows.some(({ value }) => value === null)) return null
  // Without a movement there is no sum of them; with one, its value is not known.
  if (total === null && counted > 0) return null
  const sum = flows.reduce((known, { value }) => known + parseAmount(value ?? '0', places), 0n)
  return formatAmount(sum + parseAmount(total ?? '0', places), places)
}

export function toFlow(row: FlowRow): Flow {
  const { day, source, metric, fact, token, amount, usd, value, reason, formula, toldByMovements } = row
  return {
    day,
    source,
    metric,
    fact,
    class: row.class,
    token,
    amount,
    usd,
    value,
    reason,
    formula,
    toldByMovements,
    from: readingOf(row.fromBorder, row.fromValue, row.fromBlock, row.fromAnswer, row.fromAskedAt),
    to: readingOf(row.toBorder, row.toValue, row.toBlock, row.toAnswer, row.toAskedAt),
  }
}

function readingOf(
  border: string,
  value: string,
  block: string | null,
  answer: string,
  askedAt: string,
): Flow['from'] {
  return {
    border,
    value,
    block: block === null ? null : Number(block),
    answer,
    answerUrl: `/export/answers/${answer}`,
    askedAt,
  }
}
