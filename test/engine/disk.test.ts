import { execFileSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { afterAll, expect, test } from 'vitest'
import { startEngine } from '../../schemas/clickhouse/engine/start.ts'
import { clientOf, rowsOf, temporaryDirectory } from './with-engine.ts'

const dataDir = temporaryDirectory()

/** A file system of 48 MB of its own, where the machine allows one to be mounted. */
const mounted = (() => {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=48m', 'tmpfs', dataDir], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
})()

afterAll(() => {
  if (mounted) execFileSync('umount', [dataDir], { stdio: 'ignore' })
  rmSync(dataDir, { recursive: true, force: true })
})

const limits = { maxBodyBytes: 256 * 1024 * 1024 }

test.skipIf(!mounted)('a full disk is a typed error, and the engine goes on', async () => {
  const engine = await startEngine({ dataDir, limits, log: () => undefined })
  const client = clientOf(engine)
  await client.command({ query: 'CREATE TABLE filled (s String) ENGINE = MergeTree ORDER BY tuple()' })
  await client.insert({ table: 'filled', values: [{ s: 'before' }], format: 'JSONEachRow' })

  // By what the engine writes itself …
  const incompressible = 'INSERT INTO filled SELECT randomString(1000) FROM numbers(200000)'
  await expect(client.command({ query: incompressible })).rejects.toMatchObject({
    code: expect.stringMatching(/^(243|75)$/),
  })
  // … and by the body of a request, which is kept on the same disk until it is read.
  const body = Array.from({ length: 60_000 }, (_, i) => ({ s: `${i}`.repeat(200) }))
  await expect(client.insert({ table: 'filled', values: body, format: 'JSONEachRow' })).rejects.toMatchObject(
    { code: expect.stringMatching(/^(243|75)$/) },
  )

  expect(await rowsOf(client, 'SELECT count() AS n, any(s) AS s FROM filled')).toEqual([
    { n: '1', s: 'before' },
  ])
  await client.insert({ table: 'filled', values: [{ s: 'after' }], format: 'JSONEachRow' })
  expect(await rowsOf(client, 'SELECT count() AS n FROM filled')).toEqual([{ n: '2' }])
  await client.close()
  await engine.stop()
})

test('too little free space is refused by ClickHouse itself', async () => {
  const engine = await startEngine({ dataDir, log: () => undefined })
  const client = clientOf(engine)
  await client.command({ query: 'CREATE TABLE reserved (s String) ENGINE = MergeTree ORDER BY tuple()' })
  const insert = client.insert({
    table: 'reserved',
    values: [{ s: 'x' }],
    format: 'JSONEachRow',
    clickhouse_settings: { min_free_disk_bytes_to_perform_insert: '1000000000000000' },
  })
  await expect(insert).rejects.toMatchObject({ code: '243', type: 'NOT_ENOUGH_SPACE' })
  await client.insert({ table: 'reserved', values: [{ s: 'x' }], format: 'JSONEachRow' })
  expect(await rowsOf(client, 'SELECT count() AS n FROM reserved')).toEqual([{ n: '1' }])
  await client.close()
  await engine.stop()
})
