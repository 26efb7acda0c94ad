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

/** Months of movements, gathered as they come. */
export function openTouched() {
  let months = new Map<string, Set<string>>()
  let before: { readonly network: string; readonly day: number } | undefined

  const monthsOf = (network: string): Set<string> => {
    const known = months.get(network) ?? new Set()
    months.set(network, known)
    return known
  }
  return {
    add: ({ network, time }: Pick<Movement, 'network' | 'time'>): void => {
      // Rows come in the order of time, so nearly every one has the day of the row before.
      const day = Math.floor(time / 86_400)
      if (before?.day === day && before.network === network) return
      before = { network, day }
      monthsOf(network).add(monthOf(time))
    },
    addAll: (touched: readonly Touched[]): void => {
      for (const { network, months } of touched) for (const month of months) monthsOf(network).add(month)
    },
    /** The way back: forgets what was added since, as long as nothing was taken. */
    mark: () => {
      const known = [...months].map(([network, all]) => [network, new Set(all)] as const)
      return () => {
        months = new Map(known)
        before = undefined
      }
    },
    take: (): Touched[] => {
      const taken = [...months].map(([network, known]) => ({ network, months: [...known].sort() }))
      months = new Map()
      before = undefined
      return taken
    },
  }
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
