import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Engine, startEngine } from '../../schemas/clickhouse/engine/start.ts'
import { openGate } from '../supervisor/gate.ts'
import { cleanUp, start, temporaryFolder } from './run.ts'

let engine: Engine

beforeAll(async () => {
  engine = await startEngine({ dataDir: temporaryFolder(), log: () => undefined })
})
afterAll(async () => {
  await cleanUp()
  await engine?.stop()
})

test('a database that does not answer is named and waited for; HOST is where the api listens and is asked', async () => {
  const gate = await openGate(engine.url)
  await gate.close()
  const run = start({
    HOST: '127.0.0.2',
    CLICKHOUSE_URL: gate.url,
    CLICKHOUSE_USER: engine.username,
    CLICKHOUSE_PASSWORD: engine.password,
    CLICKHOUSE_DATABASE: engine.database,
  })
  await expect
    .poll(run.screen, { timeout: 30_000 })
    .toContain(
      `waiting for the database: the database does not answer (ECONNREFUSED); reading goes on when it does; at ${gate.url}`,
    )
  await expect
    .poll(run.screen, { timeout: 30_000 })
    .toContain('Not ready yet: the database does not answer …')
  expect(run.child.exitCode).toBeNull()

  await gate.open()
  const address = await run.ready()
  expect(address).toMatch(/^http:\/\/127\.0\.0\.2:\d+$/)
  expect((await fetch(`${address}/ready`)).status).toBe(200)
  await expect(fetch(address.replace('127.0.0.2', '127.0.0.1'))).rejects.toThrow()
  run.child.kill('SIGTERM')
  expect(await run.exited).toBe(0)
  await gate.close()
}, 90_000)
