import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import type { ClickHouseClient } from '@clickhouse/client'
import type { Logger } from 'pino'
import { ask, command, readQuestion } from '../../schemas/clickhouse/question.ts'

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
] as const

/**
 * Loads the published history of this folder, so that a first start has real figures to show. Unchanged files are not
 * loaded again; changed ones replace their tables. Says whether anything changed.
 */
export async function importHistory(options: {
  client: ClickHouseClient
  log: Logger
}): Promise<{ changed: boolean }> {
  const { client, log } = options
  const checksum = await checksumOfFiles()
  const known = await ask<{ checksum: string }>(client, knownImports, { name: 'history' })
  if (known[0]?.checksum === checksum) return { changed: false }
  for (const { file, table } of files) await replaceTable(client, table, new URL(file, import.meta.url))
  for (const question of [totals, values]) await command(client, question, {}, { seconds: 60 })
  await client.insert({
    table: 'imports',
    values: [{ name: 'history', checksum }],
    format: 'JSONEachRow',
  })
  log.info({ files: files.length }, 'published history loaded')
  return { changed: true }
}

async function checksumOfFiles(): Promise<string> {
  const hash = createHash('sha256')
  for (const { file } of files) hash.update(await readFile(new URL(file, import.meta.url)))
  for (const { text } of [totals, values]) hash.update(text)
  return hash.digest('hex')
}

async function replaceTable(client: ClickHouseClient, table: string, path: URL): Promise<void> {
  const next = `${table}_next`
  await client.command({ query: `DROP TABLE IF EXISTS ${next}` })
  await client.command({ query: `CREATE TABLE ${next} AS ${table}` })
  await client.insert({ table: next, values: createReadStream(path), format: 'CSVWithNames' })
  await client.command({ query: `EXCHANGE TABLES ${next} AND ${table}` })
  await client.command({ query: `DROP TABLE ${next}` })
}
