import { createHash } from 'node:crypto'
import { readdirSync } from 'node:fs'
import type { ClickHouseClient } from '@clickhouse/client'
import { ConfigError } from '../errors.ts'
import { command, type Question, readQuestion } from './question.ts'

const createMigrations: Question = {
  name: 'create_migrations',
  text: `CREATE TABLE IF NOT EXISTS migrations
(name String, checksum String, applied_at DateTime64(3, 'UTC') DEFAULT now64(3))
ENGINE = ReplacingMergeTree ORDER BY name`,
}

/** The statements are tried on this version, which is that of the embedded engine; an older one refuses some of them. */
const oldest = [26, 7] as const

async function requireVersion(client: ClickHouseClient): Promise<void> {
  const result = await client.query({ query: 'SELECT version() AS version', format: 'JSONEachRow' })
  const [{ version } = { version: '' }] = await result.json<{ version: string }>()
  const [major = 0, minor = 0] = version.split('.').map(Number)
  if (major > oldest[0] || (major === oldest[0] && minor >= oldest[1])) return
  throw new ConfigError({
    what: 'database is too old',
    got: `ClickHouse ${version}`,
    expected: `${oldest.join('.')} or later`,
    where: 'CLICKHOUSE_URL',
  })
}

/**
 * Brings the database to this version: each file of tables/ once, in the order of its name, which is its identity; then
 * every view anew. Forward only, and twice is once. `tables` is another folder of statements in tests.
 * Throws ConfigError where the server is older than 26.7, and where a file that was applied has changed: a migration is never edited, the next one is added.
 */
export async function migrate(
  client: ClickHouseClient,
  tables = new URL('./tables/', import.meta.url),
  views = new URL('./views/', import.meta.url),
): Promise<{ applied: string[] }> {
  await requireVersion(client)
  await command(client, createMigrations)
  const result = await client.query({
    query: 'SELECT name, checksum FROM migrations FINAL',
    format: 'JSONEachRow',
  })
  const known = new Map(
    (await result.json<{ name: string; checksum: string }>()).map((row) => [row.name, row.checksum]),
  )
  const applied: { name: string; checksum: string }[] = []
  try {
    for (const question of readFolder(tables)) {
      const checksum = createHash('sha256').update(question.text).digest('hex')
      const before = known.get(question.name)
      if (before === checksum) continue
      if (before !== undefined)
        throw new ConfigError({
          what: 'migration was changed after it had been applied',
          got: `checksum ${checksum.slice(0, 12)}`,
          expected: `${before.slice(0, 12)}: add a new file instead of editing one`,
          where: `tables/${question.name}.sql`,
        })
      await command(client, question, {}, { seconds: 60 })
      applied.push({ name: question.name, checksum })
    }
  } finally {
    // Once for all: a crash before it leaves tables without their entries, and each says IF NOT EXISTS, so the next try finds
    // them done.
    if (applied.length > 0)
      await client.insert({ table: 'migrations', values: applied, format: 'JSONEachRow' })
  }
  for (const question of readFolder(views)) await command(client, question)
  return { applied: applied.map(({ name }) => name) }
}

function readFolder(folder: URL): Question[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.sql'))
    .sort()
    .map((file) => readQuestion(new URL(file, folder)))
}
