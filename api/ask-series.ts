import type { ClickHouseClient } from '@clickhouse/client'
import { type AskOptions, ask } from '../schemas/clickhouse/question.ts'
import type { Grain } from '../schemas/metrics.ts'
import { questions } from './questions.ts'
import type { SeriesRow } from './rows.ts'

export type SeriesAsked = {
  readonly metrics: readonly string[]
  /** All where none is named. */
  readonly networks: readonly string[]
  readonly from: string
  readonly to: string
  readonly grain: Grain
  readonly class: string
}

/** Figures at a grain. Those of one network are asked where they lie together. */
export function askSeries(
  client: ClickHouseClient,
  asked: SeriesAsked,
  options: AskOptions = {},
): Promise<SeriesRow[]> {
  const { networks, ...rest } = asked
  const [network, ...others] = networks
  return network !== undefined && others.length === 0
    ? ask<SeriesRow>(client, questions.seriesOfNetwork, { ...rest, network }, options)
    : ask<SeriesRow>(client, questions.series, { ...asked }, options)
}
