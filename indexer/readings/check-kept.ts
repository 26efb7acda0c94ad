import { randomUUID } from 'node:crypto'
import type { ClickHouseClient } from '@clickhouse/client'
import { ask, command, readQuestion } from '../../schemas/clickhouse/question.ts'
import type { ReadingSource } from '../../schemas/reading.ts'
import { readingRow } from './reading-row.ts'
import { reread } from './reread.ts'

const compareReadings = readQuestion(new URL('../queries/compare_readings.sql', import.meta.url))
const dropReadingsAgain = readQuestion(new URL('../queries/drop_readings_again.sql', import.meta.url))

/** A month of a source: how many readings stand and how many the kept answers give, with the content hash of each. */
export type CheckedMonth = {
  readonly month: string
  readonly kept: string
  readonly again: string
  readonly kept_sha256: string
  readonly again_sha256: string
}

/**
 * Makes the readings of a source again from the kept answers and compares both by the hash that /export/hashes.csv gives. No
 * reading changes and nobody is asked. Throws DataError for an answer that is missing or damaged.
 */
export async function checkKept(
  client: ClickHouseClient,
  network: string,
  source: Pick<ReadingSource, 'id' | 'observe'>,
): Promise<CheckedMonth[]> {
  const again = await reread(client, network, source)
  const run = randomUUID()
  const of = { network, source: source.id }
  const values = again.map((reading) => ({ run, ...readingRow(of, reading, reading.askedAt) }))
  try {
    if (values.length > 0) await client.insert({ table: 'readings_again', format: 'JSONEachRow', values })
    return await ask<CheckedMonth>(client, compareReadings, { ...of, run }, { seconds: 60 })
  } finally {
    if (values.length > 0) await command(client, dropReadingsAgain, { run }, { seconds: 60 })
  }
}
