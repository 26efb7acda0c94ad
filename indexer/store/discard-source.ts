import type { ClickHouseClient } from '@clickhouse/client'
import { ask, command, readQuestion } from '../../schemas/clickhouse/question.ts'
import { groupMonths, type MonthRow, markMonths, type Touched } from './months.ts'

const read = (name: string) => readQuestion(new URL(`../queries/${name}.sql`, import.meta.url))
const monthsBelow = read('source_months_below')
const deleteMovementsBelow = read('delete_source_movements_below')
const deleteReferencesBelow = read('delete_source_references_below')
const deleteSource = read('delete_source')

export type SourceKey = { readonly chain: string; readonly network: string; readonly source: string }

/** Deletes what a source told below a block, and then that it was read: a crash in between does it again. */
export async function discardSource(
  client: ClickHouseClient,
  key: SourceKey,
  to = Number.MAX_SAFE_INTEGER,
): Promise<Touched[]> {
  const touched = groupMonths(await ask<MonthRow>(client, monthsBelow, { ...key, to }, { seconds: 60 }))
  await markMonths(client, touched)
  if (touched.length > 0) await command(client, deleteMovementsBelow, { ...key, to }, { seconds: 600 })
  await command(client, deleteReferencesBelow, { ...key, to }, { seconds: 600 })
  await markMonths(client, touched)
  await command(client, deleteSource, key, { seconds: 60 })
  return touched
}
