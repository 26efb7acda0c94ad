import type { ClickHouseClient } from '@clickhouse/client'
import { UTCDate } from '@date-fns/utc'
import { type AskOptions, ask } from '../schemas/clickhouse/question.ts'
import { findMetric } from '../schemas/metrics.ts'
import { blocksOf } from './blocks.ts'
import { dayMetrics } from './metric-ids.ts'
import { formatDay, type Period, startOfPeriodBefore } from './period.ts'
import { questions } from './questions.ts'
import type { TotalPart, TotalRow } from './rows.ts'
import { toTotal } from './total.ts'

/** Where more are asked, all are: naming each costs more than leaving some out of the answer. */
const manyNetworks = 20
/** Of as few, one statement over all columns takes less than two beside each other. */
const fewNetworks = 10

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
    /** As it was known then, a time of the database; now where left out. */
    readonly asOf?: string | undefined
  },
  options: AskOptions = {},
): Promise<TotalRow[]> {
  const { metrics, networks, period, asOf } = asked
  const before = { from: startOfPeriodBefore(period), to: period.from }
  const parameters = {
    networks: networks.length > manyNetworks ? [] : networks,
    from: period.from,
    ...blocksOf([before, period]),
  }
  const isSum = (id: string) => findMetric(id)?.aggregation === 'sum'
  const isFew = networks.length > 0 && networks.length <= fewNetworks
  const isOne = isFew && !metrics.every(isSum)
  const sums = isOne ? [] : metrics.filter(isSum)
  const others = isOne ? metrics : metrics.filter((id) => !isSum(id))
  const then = { metrics, networks: parameters.networks, ...period, before: before.from, as_of: asOf }
  const parts = await Promise.all(
    asOf !== undefined
      ? [ask<TotalPart>(client, questions.totalsAsOf, then, options)]
      : [
          sums.length === 0
            ? []
            : ask<TotalPart>(client, questions.totals, { ...parameters, metrics: sums }, options),
          others.length === 0
            ? []
            : ask<TotalPart>(
                client,
                questions.totalsOfOthers,
                { ...parameters, to: period.to, metrics: others, day_metrics: dayMetrics },
                options,
              ),
        ],
  )
  const wanted = new Set(networks)
  const series = new Map<string, TotalPart[]>()
  for (const part of parts.flat()) {
    if (wanted.size > 0 && !wanted.has(part.network)) continue
    const key = `${part.network} ${part.metric} ${part.token}`
    const own = series.get(key)
    if (own === undefined) series.set(key, [part])
    else own.push(part)
  }
  const span = { asked: period, before, today: asOf?.slice(0, 10) ?? formatDay(new UTCDate()) }
  return inOrderOfTotals([...series.values()].flatMap((own) => toTotal(own, span) ?? []))
}

/** By network, metric and token. Sorts in place. */
export function inOrderOfTotals(rows: TotalRow[]): TotalRow[] {
  const place = (row: TotalRow) => `${row.network} ${row.metric} ${row.token}`
  return rows.sort((one, other) => (place(one) < place(other) ? -1 : 1))
}
