import type { ClickHouseClient } from '@clickhouse/client'
import { ask } from '../schemas/clickhouse/question.ts'
import { questions } from './questions.ts'

export type Explorer = { readonly chain: string; readonly name: string; readonly transaction: string }
export type Explorers = () => Promise<ReadonlyMap<string, Explorer>>

/** Block explorers per chain, asked for once: chains change only with a new version. */
export function explorersOf(client: ClickHouseClient): Explorers {
  let known: Promise<ReadonlyMap<string, Explorer>> | undefined
  return async () => {
    known ??= ask<Explorer>(client, questions.explorers).then(
      (rows) => new Map(rows.map((row) => [row.chain, row])),
    )
    const explorers = await known.catch(() => new Map<string, Explorer>())
    // The indexer writes the chains at its start, which may come after ours.
    if (explorers.size === 0) known = undefined
    return explorers
  }
}
