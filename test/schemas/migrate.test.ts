import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { ClickHouseClient } from '@clickhouse/client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connect } from '../../schemas/clickhouse/client.ts'
import { type Engine, startEngine } from '../../schemas/clickhouse/engine/start.ts'
import { migrate } from '../../schemas/clickhouse/migrate.ts'

let folder: string
let engine: Engine
let client: ClickHouseClient

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'depindex-migrate-'))
  engine = await startEngine({ dataDir: join(folder, 'data'), log: () => {} })
  client = connect(engine, 'test')
})
afterAll(async () => {
  await client?.close()
  await engine?.stop()
  await rm(folder, { recursive: true, force: true })
})

const tables = async () => {
  const result = await client.query({
    query: 'SELECT name FROM system.tables WHERE database = currentDatabase() ORDER BY name',
    format: 'JSONEachRow',
  })
  return (await result.json<{ name: string }>()).map(({ name }) => name)
}

test('twice is once: the second run applies nothing and keeps every row', async () => {
  const first = await migrate(client)
  expect(first.applied.length).toBeGreaterThan(20)
  await client.insert({ table: 'imports', values: [{ name: 'kept', checksum: 'x' }], format: 'JSONEachRow' })
  const before = await tables()
  expect((await migrate(client)).applied).toEqual([])
  expect(await tables()).toEqual(before)
  const kept = await client.query({
    query: `SELECT count() AS rows FROM imports WHERE name = 'kept'`,
    format: 'JSONEachRow',
  })
  expect(await kept.json()).toEqual([{ rows: '1' }])
})

test('forward only: a new file is applied, a changed one is refused by name', async () => {
  const own = join(folder, 'tables')
  const views = join(folder, 'views')
  await Promise.all([own, views].map((path) => import('node:fs/promises').then((fs) => fs.mkdir(path))))
  const urls = [pathToFileURL(`${own}/`), pathToFileURL(`${views}/`)] as const
  await writeFile(
    join(own, '9001_first.sql'),
    'CREATE TABLE IF NOT EXISTS first (x UInt8) ENGINE = MergeTree ORDER BY x',
  )
  expect((await migrate(client, ...urls)).applied).toEqual(['9001_first'])
  await writeFile(join(own, '9002_second.sql'), 'ALTER TABLE first ADD COLUMN IF NOT EXISTS y UInt8')
  expect((await migrate(client, ...urls)).applied).toEqual(['9002_second'])
  await writeFile(
    join(own, '9001_first.sql'),
    'CREATE TABLE IF NOT EXISTS first (x String) ENGINE = MergeTree ORDER BY x',
  )
  await expect(migrate(client, ...urls)).rejects.toThrow(
    /changed after it had been applied; got "checksum .*expected .*new file.*tables\/9001_first\.sql/,
  )
})

test('a server older than what the statements are tried on is refused, and nothing is made there', async () => {
  const asked: string[] = []
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    asked.push(body)
    response.end('{"version":"25.8.22.28"}\n')
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const old = connect(
    { url: `http://127.0.0.1:${port}`, username: 'default', password: '', database: 'depindex' },
    'test',
  )
  await expect(migrate(old)).rejects.toThrow(
    /database is too old; got "ClickHouse 25\.8\.22\.28".*expected "?26\.7 or later.*CLICKHOUSE_URL/,
  )
  expect(asked).toHaveLength(1)
  await old.close()
  server.close()
})
