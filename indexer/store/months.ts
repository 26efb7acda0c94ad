import type { ClickHouseClient } from '@clickhouse/client'
import { ask, readQuestion } from '../../schemas/clickhouse/question.ts'
import type { Movement } from '../../schemas/movement.ts'

const knownMonths = readQuestion(new URL('../queries/known_months.sql', import.meta.url))

/** Months of a network whose movements changed; a month is the UTC day that it starts with. */
export type Touched = { readonly network: string; readonly months: readonly string[] }

export type MonthRow = { network: string; month: string }

export function monthOf(time: number): string {
  return `${new Date(time * 1000).toISOString().slice(0, 7)}-01`
}

/** Months of the movements, with those that are known to be touched already. */
export function touchedBy(movements: readonly Movement[], others: readonly Touched[] = []): Touched[] {
  const months = new Map<string, Set<string>>()
  for (const other of others)
    months.set(other.network, new Set([...(months.get(other.network) ?? []), ...other.months]))
  let before: { network: string; day: number } | undefined
  for (const { network, time } of movements) {
    // Rows come in the order of time, so nearly every one has the day of the row before.
    const day = Math.floor(time / 86_400)
    if (before?.network === network && before.day === day) continue
    before = { network, day }
    const known = months.get(network) ?? new Set()
    months.set(network, known.add(monthOf(time)))
  }
  return [...months].map(([network, known]) => ({ network, months: [...known].sort() }))
}

export function groupMonths(rows: readonly MonthRow[]): Touched[] {
  const networks = [...new Set(rows.map(({ network }) => network))]
  return networks.map((network) => ({
    network,
    months: [...new Set(rows.filter((row) => row.network === network).map(({ month }) => month))].sort(),
  }))
}

/**
 * Marks months as changed. The mark is a millisecond ahead, because the recompute takes its own time from the same clock
 * and a mark of the same millisecond would look computed.
 */
export async function markMonths(client: ClickHouseClient, touched: readonly Touched[]): Promise<void> {
  if (touched.length === 0) return
  const marked = new Date(Date.now() + 1).toISOString().replace('T', ' ').replace('Z', '')
  await client.insert({
    table: 'dirty_months',
    format: 'JSONEachRow',
    columns: ['network', 'month', 'marked_at'],
    values: touched.flatMap(({ network, months }) =>
      months.map((month) => ({ network, month, marked_at: marked })),
    ),
  })
}

/** Months from that of `time` on that ever held movements of these networks. */
export async function monthsSince(
  client: ClickHouseClient,
  networks: readonly string[],
  time: number,
): Promise<Touched[]> {
  return groupMonths(await ask<MonthRow>(client, knownMonths, { networks, from: monthOf(time) }))
}
