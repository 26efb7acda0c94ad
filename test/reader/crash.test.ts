import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type Databases, startDatabases } from './database.ts'
import { expectCanonical } from './oracle.ts'
import { type PlayedChain, playChain, playPayments } from './played-chain.ts'
import { type Reader, startReader } from './reader-process.ts'

let databases: Databases
let chain: PlayedChain
let reader: Reader | undefined

beforeAll(async () => {
  databases = await startDatabases()
})
afterEach(async () => {
  await reader?.kill()
  await chain?.stop()
})
afterAll(() => databases?.stop())

const killed = { code: null, signal: 'SIGKILL' }

test('a reader that is killed at any point of a commit loses nothing and doubles nothing', async () => {
  chain = await playChain()
  const payments = playPayments(chain, 'crash')
  await payments.blocks(30)
  const database = await databases.create('crash')
  const points = ['before-data', 'after-data', 'before-cursor', 'after-cursor']
  for (const [life, killAt] of [...points, ...points.map((point) => `${point}:2`), ...points].entries()) {
    reader = startReader({ database, chain, finality: 20, killAt })
    // Blocks keep coming until the reader has got to the point.
    while (!reader.isOver()) await payments.blocks(1 + (life % 4))
    expect(await reader.ended, reader.log().slice(-3000)).toEqual(killed)
  }
  reader = startReader({ database, chain, finality: 20 })
  await reader.caughtUp()
  await expectCanonical(database, databases, chain)
}, 180_000)

test('a reader that is killed while it rolls back ends as a fresh index', async () => {
  chain = await playChain()
  await playPayments(chain, 'base').blocks(40)
  const database = await databases.create('rollback')
  const points = [
    'rollback-before',
    'rollback-after-cursor',
    'rollback-half-deleted',
    'rollback-after-delete',
    'rollback-after-delete>before-data',
    'rollback-after-delete>after-data',
    'rollback-after-delete>before-cursor',
    'rollback-after-delete>after-cursor',
  ]
  for (const [round, killAt] of points.entries()) {
    reader = startReader({ database, chain, finality: 30, killAt })
    // Either it stood on a dropped fork when it started, or it sees the fork that comes now.
    await Promise.race([reader.ended, reader.caughtUp().catch(() => undefined)])
    const depth = 3 + round * 2
    await chain.rollBack(depth)
    await playPayments(chain, killAt).blocks(depth + 1)
    expect(await reader.ended, reader.log().slice(-3000)).toEqual(killed)
  }
  // A start that is killed after its own delete, too.
  reader = startReader({ database, chain, finality: 30, killAt: 'connect-after-delete' })
  expect(await reader.ended).toEqual(killed)
  reader = startReader({ database, chain, finality: 30 })
  await reader.caughtUp()
  await expectCanonical(database, databases, chain)
}, 180_000)

test('the engine goes away in the middle of reading and nothing is lost or doubled', async () => {
  chain = await playChain()
  const payments = playPayments(chain, 'engine')
  await payments.blocks(30)
  let database = await databases.create('outage')
  reader = startReader({ database, chain, finality: 20, respawn: false })
  await reader.caughtUp()
  await databases.killEngine()
  while (!reader.isOver()) await payments.blocks(1)
  expect(reader.ending()).toMatchObject({
    kind: 'retry',
    detail: expect.stringContaining('the database does not answer'),
  })
  expect(await reader.ended).toEqual({ code: 1, signal: null })
  await databases.startEngine()
  database = await databases.create('outage')
  reader = startReader({ database, chain, finality: 20 })
  await reader.caughtUp()
  await expectCanonical(database, databases, chain)
})
