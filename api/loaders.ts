import type { ClickHouseClient } from '@clickhouse/client'
import DataLoader from 'dataloader'
import { ask, type Question } from '../schemas/clickhouse/question.ts'
import type {
  ChainMeta,
  MonthVerification,
  PublishedSource,
  TierSpan,
  UnreadNetwork,
} from '../schemas/generated/resolvers.ts'
import type { Answers } from './answers.ts'
import { askSeries, inOrderOfSeries, type SeriesAsked } from './ask-series.ts'
import { askTotals, inOrderOfTotals } from './ask-totals.ts'
import type { Limits } from './limits.ts'
import type { Period } from './period.ts'
import { questions } from './questions.ts'
import type {
  CoverageRow,
  DemandRow,
  GapRow,
  MarketRow,
  NetworkRow,
  SplitRow,
  TokenRow,
  TotalRow,
} from './rows.ts'

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
  readonly limits: Pick<Limits, 'seconds' | 'oldest'>
}) {
  const { client, answers } = options
  const { seconds, oldest } = options.limits
  const once = <T>(load: () => Promise<T>) => {
    let loaded: Promise<T> | undefined
    return () => {
      loaded ??= load()
      return loaded
    }
  }
  /** None of these ends with the request that asked first: others may wait for the same answer. */
  const list = <Row extends object>(question: Question) =>
    once(() => answers.recent(question.name, oldest, () => ask<Row>(client, question, {}, { seconds })))
  const totalsOf = (
    metrics: readonly string[],
    period: Period,
    networks: readonly string[],
    asOf?: string | undefined,
  ) =>
    answers.ofNetworks(
      JSON.stringify(['totals', metrics, networks, period, asOf]),
      networks,
      (some) => askTotals(client, { metrics, networks: some, period, asOf }, { seconds }),
      inOrderOfTotals,
    )

  return {
    networks: list<NetworkRow>(questions.networks),
    splits: list<SplitRow>(questions.splits),
    tokens: list<TokenRow>(questions.tokens),
    publishedSources: list<PublishedSource>(questions.publishedSources),
    coverage: list<CoverageRow>(questions.coverage),
    tierSpans: list<TierSpan>(questions.tierSpans),
    coverageGaps: list<GapRow>(questions.coverageGaps),
    verifications: list<MonthVerification>(questions.verifications),
    knownDemand: list<DemandRow>(questions.knownDemand),
    unreadNetworks: list<UnreadNetwork>(questions.unreadNetworks),
    chains: list<ChainMeta>(questions.chainMeta),
    market: list<MarketRow>(questions.market),
    totals: totalsOf,
    series: (asked: SeriesAsked) =>
      answers.ofNetworks(
        JSON.stringify(['series', asked]),
        asked.networks,
        (networks) => askSeries(client, { ...asked, networks }, { seconds }),
        inOrderOfSeries,
      ),
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
