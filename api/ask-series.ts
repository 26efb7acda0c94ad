import type { ClickHouseClient } from '@clickhouse/client'
import { type AskOptions, ask } from '../schemas/clickhouse/question.ts'
import type { Grain } from '../schemas/metrics.ts'
import { startOfPeriod } from './grain.ts'
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
  /** As it was known then, a time of the database; now where left out. */
  readonly asOf?: string | undefined
}

/**
 * Figures at a grain, by metric, network and token; the period that holds `from` is whole. For days, figures of one day: what
 * was published for longer stands at coarser grains. Those of one network are asked where they lie together.
 */
export async function askSeries(
  client: ClickHouseClient,
  asked: SeriesAsked,
  options: AskOptions = {},
): Promise<SeriesRow[]> {
  const { networks, grain, from, asOf, ...rest } = asked
  const parameters = {
    ...rest,
    from: startOfPeriod(from, grain),
    grain: grain === 'day' ? 'own' : grain,
  }
  const [network, ...others] = networks
  const rows =
    asOf !== undefined
      ? await ask<SeriesRow>(client, questions.seriesAsOf, { ...parameters, networks, as_of: asOf }, options)
      : network !== undefined && others.length === 0
        ? await ask<SeriesRow>(client, questions.seriesOfNetwork, { ...parameters, network }, options)
        : await ask<SeriesRow>(client, questions.series, { ...parameters, networks }, options)
  return inOrderOfSeries(rows)
}

/** By metric, network and token; what is of the same series stays as it is. Sorts in place. */
export function inOrderOfSeries(rows: SeriesRow[]): SeriesRow[] {
  const place = (row: SeriesRow) => `${row.metric} ${row.network} ${row.token}`
  return rows.sort((one, other) => {
    const [before, after] = [place(one), place(other)]
    return before === after ? 0 : before < after ? -1 : 1
  })
}
