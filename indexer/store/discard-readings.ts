import type { ClickHouseClient } from '@clickhouse/client'
import { ask, command, readQuestion } from '../../schemas/clickhouse/question.ts'
import { groupMonths, type MonthRow, markMonths } from './months.ts'

const read = (name: string) => readQuestion(new URL(`../queries/${name}.sql`, import.meta.url))
const readingMonths = read('reading_months')
const deleteReadings = read('delete_readings')
const deleteState = read('delete_reading_state')
const deleteVersion = read('delete_reading_version')

export type ReadingSourceKey = { readonly network: string; readonly source: string }

/**
 * Deletes the readings of a source, and then that it was read: a crash in between does it again. What it was asked and answered
 * stays, so that a source that comes back is made again without asking.
 */
export async function discardReadings(client: ClickHouseClient, key: ReadingSourceKey): Promise<void> {
  const touched = groupMonths(await ask<MonthRow>(client, readingMonths, key, { seconds: 60 }))
  await markMonths(client, touched)
  await command(client, deleteReadings, key, { seconds: 600 })
  await markMonths(client, touched)
  await command(client, deleteState, key, { seconds: 60 })
  await command(client, deleteVersion, key, { seconds: 60 })
}
