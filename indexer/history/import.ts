import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import type { ClickHouseClient } from '@clickhouse/client'
import type { Logger } from 'pino'
import { ask, command, readQuestion } from '../../schemas/clickhouse/question.ts'
import { replaceTable } from '../../schemas/clickhouse/replace-table.ts'
import { ConfigError } from '../../schemas/errors.ts'

const read = (name: string) => readQuestion(new URL(`../queries/${name}.sql`, import.meta.url))
const knownImports = read('known_imports')
const totals = read('published_totals')
const values = read('published_values')

/** Which file fills which table; the header of the file names the columns. */
const files = [
  { file: 'sources.csv', table: 'published_sources' },
  { file: 'figures.csv', table: 'published_figures' },
  { file: 'readings.csv', table: 'published_readings' },
  { file: 'prices.csv', table: 'published_prices' },
  { file: 'demand.csv', table: 'known_demand' },
  { file: 'unread.csv', table: 'unread_networks' },
] as const

/**
 * Loads the published history of this folder, so that a first start has real figures to show. Unchanged files are not
 * loaded again; changed ones replace their tables. Gives the checksum of what stands now.
 */
export async function importHistory(options: { client: ClickHouseClient; log: Logger }): Promise<string> {
  const { client, log } = options
  const checksum = await checksumOfFiles()
  const known = await ask<{ checksum: string }>(client, knownImports, { name: 'history' })
  if (known[0]?.checksum === checksum) return checksum
  for (const { file, table } of files)
    await replaceTable(client, table, (next) =>
      client.insert({
        table: next,
        values: createReadStream(new URL(file, import.meta.url)),
        format: 'CSVWithNames',
      }),
    )
  for (const question of [totals, values]) await command(client, question, {}, { seconds: 60 })
  await client.insert({
    table: 'imports',
    values: [{ name: 'history', checksum }],
    format: 'JSONEachRow',
  })
  log.info({ files: files.length }, 'published history loaded')
  return checksum
}

async function checksumOfFiles(): Promise<string> {
  const hash = createHash('sha256')
  for (const { file } of files) hash.update(await readFile(new URL(file, import.meta.url)))
  for (const { text } of [totals, values]) hash.update(text)
  return hash.digest('hex')
}

/**
 * Leaves the history out, for chains that are not the real ones. Throws ConfigError where it is loaded already: published
 * and fictional figures must not stand on one page.
 */
export async function refuseHistory(client: ClickHouseClient): Promise<string> {
  const known = await ask<{ checksum: string }>(client, knownImports, { name: 'history' })
  if (known.length > 0)
    throw new ConfigError({
      what: 'published history not left out',
      got: 'a database in which it is loaded',
      expected: 'another DATA_DIR or CLICKHOUSE_DATABASE for HISTORY=off',
    })
  return ''
}
