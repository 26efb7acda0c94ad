import type { ClickHouseClient } from '@clickhouse/client'
import DataLoader from 'dataloader'
import { ask, type Question } from '../schemas/clickhouse/question.ts'
import type { Answers } from './answers.ts'
import { askSeries, type SeriesAsked } from './ask-series.ts'
import { askTotals } from './ask-totals.ts'
import type { Period } from './period.ts'
import { questions } from './questions.ts'
import type { CoverageRow, MarketRow, NetworkRow, SplitRow, TokenRow, TotalRow } from './rows.ts'

/** Asks for totals of many networks with one statement per period and set of metrics. */
export type TotalsKey = {
  readonly network: string
  readonly metrics: readonly string[]
  readonly period: Period
  readonly asOf?: string | undefined
}

/**
 * One statement for all networks of a request, whatever the query's shape: each list is asked for once and shared. What
 * depends on figures and definitions alone is shared with the requests of others until the next commit.
 */
export function createLoaders(options: {
  readonly client: ClickHouseClient
  readonly answers: Answers
  /** Number of the newest commit; "0" where none is known yet, and nothing is kept. */
  readonly commit: string
  readonly seconds: number
  readonly signal: AbortSignal
}) {
  const { client, answers, commit, seconds, signal } = options
  /** Not ended with the request that asked first: others may wait for the same answer. */
  const shared = <Answer extends object>(key: unknown, make: () => Promise<Answer>) =>
    commit === '0' ? make() : answers.of(JSON.stringify(key), commit, make)
  const list = <Row>(question: Question) =>
    shared(question.name, () => ask<Row>(client, question, {}, { seconds }))
  const once = <T>(load: () => Promise<T>) => {
    let loaded: Promise<T> | undefined
    return () => {
      loaded ??= load()
      return loaded
    }
  }
  const totalsOf = (
    metrics: readonly string[],
    period: Period,
    networks: readonly string[],
    asOf?: string | undefined,
  ) =>
    shared(['totals', metrics, networks, period, asOf], () =>
      askTotals(client, { metrics, networks, period, asOf }, { seconds }),
    )

  return {
    networks: once(() => list<NetworkRow>(questions.networks)),
    splits: once(() => list<SplitRow>(questions.splits)),
    tokens: once(() => list<TokenRow>(questions.tokens)),
    coverage: once(() => ask<CoverageRow>(client, questions.coverage, {}, { seconds, signal })),
    /** Not shared: what is told now may be stale before the next commit. */
    market: once(() => ask<MarketRow>(client, questions.market, {}, { seconds, signal })),
    totals: totalsOf,
    series: (asked: SeriesAsked) => shared(['series', asked], () => askSeries(client, asked, { seconds })),
    totalsOfNetwork: new DataLoader<TotalsKey, readonly TotalRow[], string>(
      async (keys) => {
        const groups = new Map<string, TotalsKey[]>()
        for (const key of keys) {
          const group = groupOf(key)
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
            first.asOf,
          )
          for (const { network } of members)
            answers.set(
              group + network,
              rows.filter((row) => row.network === network),
            )
        }
        return keys.map((key) => answers.get(groupOf(key) + key.network) ?? [])
      },
      { cacheKeyFn: (key) => JSON.stringify(key) },
    ),
  }
}

const groupOf = ({ metrics, period, asOf }: TotalsKey) => JSON.stringify([metrics, period, asOf])

export type Loaders = ReturnType<typeof createLoaders>
