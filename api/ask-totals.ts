import type { ClickHouseClient } from '@clickhouse/client'
import { UTCDate } from '@date-fns/utc'
import { type AskOptions, ask } from '../schemas/clickhouse/question.ts'
import { blocksOf } from './blocks.ts'
import { formatDay, type Period, startOfPeriodBefore } from './period.ts'
import { questions } from './questions.ts'
import type { BeginningRow, TotalPart, TotalRow } from './rows.ts'
import { toTotal } from './total.ts'

/**
 * One total per network, metric and token over a period, and over the one of equal length before it; of all networks
 * where none is named. The engine adds up, by standing; what is little is put together here, because a statement that does
 * both takes longer to plan than to run.
 */
export async function askTotals(
  client: ClickHouseClient,
  asked: {
    readonly metrics: readonly string[]
    readonly networks: readonly string[]
    readonly period: Period
  },
  options: AskOptions = {},
): Promise<TotalRow[]> {
  const { metrics, networks, period } = asked
  const before = { from: startOfPeriodBefore(period), to: period.from }
  const parameters = { metrics, networks, from: period.from, ...blocksOf([before, period]) }
  const [parts, beginnings] = await Promise.all([
    ask<TotalPart>(client, questions.totals, parameters, options),
    ask<BeginningRow>(client, questions.beginnings, {}, options),
  ])
  const begins = new Map(beginnings.map((row) => [row.network, row.begins]))
  const series = new Map<string, TotalPart[]>()
  for (const part of parts) {
    const key = `${part.network} ${part.metric} ${part.token}`
    const own = series.get(key)
    if (own === undefined) series.set(key, [part])
    else own.push(part)
  }
  const span = { asked: period, before, today: formatDay(new UTCDate()) }
  return [...series.values()].flatMap((own) => toTotal(own, span, begins.get(own[0]?.network ?? '')) ?? [])
}
