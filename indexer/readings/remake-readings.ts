import type { ClickHouseClient } from '@clickhouse/client'
import { ask, command, readQuestion } from '../../schemas/clickhouse/question.ts'
import type { NetworkDefinition } from '../../schemas/network.ts'
import type { ReadingSource } from '../../schemas/reading.ts'
import type { Log } from '../log.ts'
import { groupMonths, type MonthRow, markMonths } from '../store/months.ts'
import { reasonOf } from '../supervisor/reason.ts'
import { monthsAround } from './keep-readings.ts'
import { type ReadingKey, readingRow } from './reading-row.ts'
import { reread } from './reread.ts'

const read = (name: string) => readQuestion(new URL(`../queries/${name}.sql`, import.meta.url))
const readingVersion = read('reading_version')
const readingMonths = read('reading_months')
const deleteReadings = read('delete_readings')

/**
 * Makes the readings of every source anew whose version is not the one that made them, from the answers that were kept. What
 * these do not tell any more is a hole, is said in the log, and is asked for where the endpoint still tells it.
 */
export async function remakeReadings(
  client: ClickHouseClient,
  networks: readonly NetworkDefinition[],
  log: Log,
): Promise<void> {
  for (const { id: network, readings } of networks)
    for (const source of readings) {
      const of = { network, source: source.id }
      const [made] = await ask<{ version: number }>(client, readingVersion, of)
      if (made?.version === source.version) continue
      await remake(client, of, source as ReadingSource, log)
      await client.insert({
        table: 'reading_versions',
        format: 'JSONEachRow',
        columns: ['network', 'source', 'version'],
        values: [{ ...of, version: source.version }],
      })
    }
}

async function remake(
  client: ClickHouseClient,
  of: ReadingKey,
  source: ReadingSource,
  log: Log,
): Promise<void> {
  const again = await reread(client, of.network, source, (borders, error) =>
    log.warn(
      { ...of, borders, error: reasonOf(error) },
      'kept answers do not tell these readings any more: holes',
    ),
  )
  const rows = again.map((reading) => readingRow(of, reading, reading.askedAt))
  const before = groupMonths(await ask<MonthRow>(client, readingMonths, of, { seconds: 60 }))
  if (rows.length === 0 && before.length === 0) return
  log.info({ ...of, version: source.version, readings: rows.length }, 'readings made again from kept answers')
  const touched = [
    ...before,
    { network: of.network, months: monthsAround(again.map(({ border }) => border)) },
  ]
  // A crash in between does it again: the version is noted at the end.
  await markMonths(client, touched)
  await command(client, deleteReadings, of, { seconds: 600 })
  if (rows.length > 0) await client.insert({ table: 'readings', format: 'JSONEachRow', values: rows })
  await markMonths(client, touched)
}
