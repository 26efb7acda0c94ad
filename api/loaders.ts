import type { ClickHouseClient } from '@clickhouse/client'
import DataLoader from 'dataloader'
import { ask } from '../schemas/clickhouse/question.ts'
import { dayMetrics, lasts } from './metric-ids.ts'
import { type Period, startOfPeriodBefore } from './period.ts'
import { questions } from './questions.ts'
import type { CoverageRow, NetworkRow, SplitRow, TokenRow, TotalRow } from './rows.ts'

/** Asks for totals of many networks with one statement per period and set of metrics. */
export type TotalsKey = {
  readonly network: string
  readonly metrics: readonly string[]
  readonly period: Period
}

/**
 * One statement for all networks of a request, whatever the query's shape: each list is asked for once and shared.
 */
export function createLoaders(client: ClickHouseClient, seconds: number, signal: AbortSignal) {
  const options = { seconds, signal }
  const once = <T>(load: () => Promise<T>) => {
    let loaded: Promise<T> | undefined
    return () => {
      loaded ??= load()
      return loaded
    }
  }
  const totalsOf = (metrics: readonly string[], period: Period, networks: readonly string[]) =>
    ask<TotalRow>(
      client,
      questions.totals,
      { metrics, networks, lasts, days: dayMetrics, ...period, before: startOfPeriodBefore(period) },
      options,
    )

  return {
    networks: once(() => ask<NetworkRow>(client, questions.networks, {}, options)),
    splits: once(() => ask<SplitRow>(client, questions.splits, {}, options)),
    tokens: once(() => ask<TokenRow>(client, questions.tokens, {}, options)),
    coverage: once(() => ask<CoverageRow>(client, questions.coverage, {}, options)),
    totals: totalsOf,
    totalsOfNetwork: new DataLoader<TotalsKey, readonly TotalRow[], string>(
      async (keys) => {
        const groups = new Map<string, TotalsKey[]>()
        for (const key of keys) {
          const group = JSON.stringify([key.metrics, key.period])
          groups.set(group, [...(groups.get(group) ?? []), key])
        }
        const answers = new Map<string, readonly TotalRow[]>()
        for (const [group, members] of groups) {
          const [first] = members
          if (first === undefined) continue
          const rows = await totalsOf(
            first.metrics,
            first.period,
            members.map(({ network }) => network),
          )
          for (const { network } of members)
            answers.set(
              group + network,
              rows.filter((row) => row.network === network),
            )
        }
        return keys.map(
          ({ network, metrics, period }) => answers.get(JSON.stringify([metrics, period]) + network) ?? [],
        )
      },
      { cacheKeyFn: (key) => JSON.stringify(key) },
    ),
  }
}

export type Loaders = ReturnType<typeof createLoaders>
