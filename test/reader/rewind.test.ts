import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { move, settle } from '../devnet/calls.ts'
import { account, places } from '../devnet/places.ts'
import { type Database, type Databases, startDatabases } from './database.ts'
import { expectCanonical, readTables } from './oracle.ts'
import { type PlayedChain, playChain, playPayments } from './played-chain.ts'
import { type Reader, type ReaderOptions, startReader } from './reader-process.ts'

let databases: Databases
let chain: PlayedChain
let other: PlayedChain | undefined
let reader: Reader | undefined

beforeAll(async () => {
  databases = await startDatabases()
})
afterEach(async () => {
  await reader?.kill()
  await Promise.all([chain?.stop(), other?.stop()])
  other = undefined
})
afterAll(() => databases?.stop())

const folder = (name: string) => ({ NETWORKS_DIR: fileURLToPath(new URL(name, import.meta.url)) })

/** Reads up to the head and ends; gives what the reader wrote into its log. */
async function readOnce(options: Omit<ReaderOptions, 'chain'>): Promise<string> {
  reader = startReader({ chain, ...options })
  await reader.caughtUp()
  expect(await reader.drain()).toEqual({ code: 0, signal: null })
  return reader.log()
}

async function countRows({ client }: Database, table: string): Promise<number> {
  const result = await client.query({ query: `SELECT count() AS rows FROM ${table}`, format: 'JSONEachRow' })
  const [row] = await result.json<{ rows: string }>()
  return Number(row?.rows)
}

test('a reorg deeper than finality is rewound to the last common block while the reader runs', async () => {
  chain = await playChain()
  await playPayments(chain, 'base').blocks(150)
  const database = await databases.create('deep')
  reader = startReader({ database, chain, finality: 10 })
  await reader.caughtUp()
  await chain.rollBack(40)
  await playPayments(chain, 'deep').blocks(41)
  await reader.caughtUp()
  await expectCanonical(database, databases, chain)
  expect(reader.log()).toContain('reorg deeper than finality')
  expect(reader.log()).toMatch(/"commonBlock":54214\d\d/)
})

test('another chain behind the endpoint stops the reader and deletes nothing', async () => {
  chain = await playChain()
  await playPayments(chain, 'base').blocks(30)
  const database = await databases.create('other_chain')
  await readOnce({ database, finality: 10 })
  const before = await readTables(database.client, 'filecoin')
  other = await playChain('filecoin', { time: Date.parse('2026-01-30T00:00:00Z') / 1000 })
  await playPayments(other, 'other').blocks(50)
  reader = startReader({ database, chain, url: other.httpUrl, finality: 10 })
  expect(await reader.ended).toEqual({ code: 1, signal: null })
  expect(reader.ending()).toMatchObject({
    kind: 'config',
    detail: expect.stringMatching(/another chain stands behind the endpoint.*Nothing was deleted/),
  })
  expect(await readTables(database.client, 'filecoin')).toEqual(before)
  // The right one again, and it goes on as if nothing had been.
  expect(await readOnce({ database, finality: 10 })).not.toContain('rewinding')
})

test('a wrong chain id stops the reader before anything is written', async () => {
  chain = await playChain('filecoin', { chainId: 315 })
  await playPayments(chain, 'base').blocks(5)
  const database = await databases.create('wrong_id')
  reader = startReader({ database, chain })
  expect(await reader.ended).toEqual({ code: 1, signal: null })
  expect(reader.ending()).toEqual({
    type: 'ended',
    kind: 'config',
    detail: expect.stringContaining('got "chain id 315"; expected chain id 314'),
  })
  for (const table of ['cursors', 'movements', 'checkpoints', 'chain_sources', 'dirty_months'])
    expect(await countRows(database, table)).toBe(0)
})

test('a source that joins or changes is read from its first block, and a start without a change rewinds nothing', async () => {
  chain = await playChain()
  const payments = playPayments(chain, 'base')
  for (let round = 0; round < 15; round++) {
    await payments.blocks(2)
    const sender = account(round % 2 === 0 ? 'one' : 'two')
    await chain.mine([move(places.usdfc, sender, account('shop'), BigInt(round + 1) * 10n ** 18n)])
  }
  const database = await databases.create('joins')
  await readOnce({ database, finality: 10 })
  const own = await readTables(database.client, 'filecoin')
  expect(own.movements.every(({ network }) => network === 'filecoin')).toBe(true)

  const joined = await readOnce({ database, finality: 10, env: folder('networks-transfers') })
  expect(joined).toContain('sources joined or changed: rewinding')
  expect(joined).toContain('transfers usdfc')
  await expectCanonical(database, databases, chain, folder('networks-transfers'))
  const one = await readTables(database.client, 'filecoin')
  expect(one.movements.filter(({ network }) => network === 'transfers').length).toBeGreaterThan(3)

  expect(await readOnce({ database, finality: 10, env: folder('networks-transfers') })).not.toContain(
    'rewinding',
  )
  expect(await readTables(database.client, 'filecoin')).toEqual(one)

  // Another wallet and an exclusion: the same decoder and version, and yet other rows.
  expect(await readOnce({ database, finality: 10, env: folder('networks-excluded') })).toContain('rewinding')
  await expectCanonical(database, databases, chain, folder('networks-excluded'))
  const two = await readTables(database.client, 'filecoin')
  expect(two.movements.filter(({ excluded }) => excluded === 'excluded in a test').length).toBeGreaterThan(3)
}, 180_000)

test('a log that cannot be decoded stops the reader with its place, and what came before is kept', async () => {
  chain = await playChain()
  await playPayments(chain, 'base').blocks(12)
  const last = await chain.head()
  const rail = {
    id: 42n,
    payer: places.native,
    payee: places.native,
    token: places.native,
    operator: places.native,
    commission: 0n,
  }
  await chain.mine([settle(rail, 7n)])
  const block = last.number + 1
  await playPayments(chain, 'after').blocks(20)
  const database = await databases.create('undecodable')
  reader = startReader({ database, chain, finality: 300 })
  expect(await reader.ended).toEqual({ code: 1, signal: null })
  const ending = reader.ending()
  expect(ending).toMatchObject({ kind: 'data' })
  expect(ending).toHaveProperty(
    'detail',
    expect.stringMatching(
      new RegExp(
        `never created; got "rail 42".*chain filecoin, block ${block}, transaction 0x[0-9a-f]{64}, log 0, network filecoin`,
      ),
    ),
  )
  const { movements } = await readTables(database.client, 'filecoin')
  expect(movements.every((movement) => Number(movement['block']) < block)).toBe(true)
})
