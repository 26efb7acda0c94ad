import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Databases, startDatabases } from '../reader/database.ts'
import { startReader } from '../reader/reader-process.ts'
import { type Invented, inventedSettings, linesOf, startInvented } from './invented-chain.ts'
import { recount } from './recount.ts'

/* A reader of Solana that dies or waits, on a chain that goes on. */

let databases: Databases
let invented: Invented

beforeAll(async () => {
  databases = await startDatabases()
})
beforeEach(async () => {
  invented = await startInvented('crash', 40)
})
afterEach(() => invented?.stop())
afterAll(() => databases?.stop())

const env = { ...inventedSettings, SOLANA_POLL_MS: '20' }

test('a reader that is killed at any point of a commit loses nothing and doubles nothing', async () => {
  const database = await databases.create('crash')
  const points = ['before-data', 'after-data', 'before-cursor', 'after-cursor']
  for (const killAt of [...points, 'after-data:2', 'before-cursor:2']) {
    const reader = startReader({ database, chain: invented.read, env, killAt })
    // Blocks keep coming until the reader has got to the point.
    while (!reader.isOver()) {
      invented.more(1)
      await new Promise((resolve) => setTimeout(resolve, 400))
    }
    expect(await reader.ended, reader.log().slice(-3000)).toEqual({ code: null, signal: 'SIGKILL' })
  }
  const reader = startReader({ database, chain: invented.read, env })
  await reader.caughtUp()
  await reader.drain()
  expect(await linesOf(database)).toEqual(recount(invented.chain.blocks).sort())
}, 180_000)

test('blocks are followed as they become final, and an endpoint that is away for a while costs nothing', async () => {
  const database = await databases.create('follow')
  const reader = startReader({ database, chain: invented.read, env })
  await reader.caughtUp()
  for (let round = 0; round < 4; round++) {
    if (round === 2)
      invented.node.faults.push(
        ...Array.from({ length: 12 }, () => ({ kind: 'status' as const, status: 503 })),
      )
    invented.more(3)
    await reader.caughtUp()
  }
  expect(reader.messages.some((message) => message.type === 'committed' && message.hot)).toBe(true)
  await reader.drain()
  expect(reader.messages.filter(({ type }) => type === 'ended')).toEqual([])
  expect(await linesOf(database)).toEqual(recount(invented.chain.blocks).sort())
}, 120_000)

test('a source that begins earlier rewinds the chain to before its first slot and is read whole', async () => {
  const database = await databases.create('rewind')
  const second = invented.chain.blocks[20]?.slot ?? 0
  const late = startReader({
    database,
    chain: invented.read,
    env: { ...env, SOLANA_FIRST_BLOCK: `${second}` },
  })
  await late.caughtUp()
  await late.drain()
  const above = invented.chain.blocks.filter(({ slot }) => slot >= second)
  expect(await linesOf(database)).toEqual(recount(above).sort())
  const whole = startReader({ database, chain: invented.read, env })
  await whole.caughtUp()
  await whole.drain()
  expect(whole.log()).toContain('rewinding the chain')
  expect(await linesOf(database)).toEqual(recount(invented.chain.blocks).sort())
}, 120_000)
