import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { settle } from '../devnet/calls.ts'
import { places } from '../devnet/places.ts'
import { type Database, type Databases, startDatabases } from '../reader/database.ts'
import { expectCanonical, readTables } from '../reader/oracle.ts'
import { type PlayedChain, playChain, playPayments } from '../reader/played-chain.ts'
import { cursorHash } from '../reader/reader-process.ts'
import { openGate } from './gate.ts'
import { type Indexer, startIndexer } from './indexer-process.ts'

let databases: Databases
let indexers: Indexer[] = []
let chains: PlayedChain[] = []
const soon = { timeout: 40_000, interval: 100 }

beforeAll(async () => {
  databases = await startDatabases()
})
afterEach(async () => {
  await Promise.all(indexers.map((indexer) => indexer.kill()))
  await Promise.all(chains.map((chain) => chain.stop()))
  indexers = []
  chains = []
})
afterAll(() => databases?.stop())

async function play(...parameters: Parameters<typeof playChain>): Promise<PlayedChain> {
  const chain = await playChain(...parameters)
  chains.push(chain)
  return chain
}

function run(database: Database, env: NodeJS.ProcessEnv): Indexer {
  const indexer = startIndexer(database, env)
  indexers.push(indexer)
  return indexer
}

const caughtUp = async ({ client }: Database, chain: PlayedChain) =>
  expect.poll(() => cursorHash(client, chain.chain), soon).toBe((await chain.head()).hash)

test('an endpoint that is away stops neither the start nor the other chain, is seen, and comes back by itself', async () => {
  const filecoin = await play('filecoin')
  const polygon = await play('polygon')
  await playPayments(filecoin, 'base').blocks(40)
  for (let block = 0; block < 40; block++) await polygon.mine()
  const gate = await openGate(filecoin.httpUrl)
  await gate.close()
  const database = await databases.create('away')
  const indexer = run(database, {
    FILECOIN_RPC_URL: `${gate.url.replace('//', '//user:s3cret@')}/?token=KEY-OF-MINE`,
    POLYGON_RPC_URL: polygon.httpUrl,
  })
  const filecoinState = async () => (await indexer.state('filecoin'))?.state
  await expect.poll(async () => (await indexer.state('polygon'))?.state, soon).toBe('following')
  await expect.poll(filecoinState, soon).toBe('unreachable')
  expect((await indexer.state('arbitrum'))?.detail).toBe('turned off by its endpoint setting')
  const since = (await indexer.state('filecoin'))?.since

  await gate.open()
  await expect.poll(filecoinState, soon).toBe('following')
  await caughtUp(database, filecoin)

  await gate.close()
  await expect.poll(filecoinState, soon).toBe('unreachable')
  expect((await indexer.state('filecoin'))?.since).not.toBe(since)
  await playPayments(filecoin, 'meanwhile').blocks(10)
  for (let block = 0; block < 5; block++) await polygon.mine()
  await caughtUp(database, polygon)
  await gate.open()
  await expect.poll(filecoinState, soon).toBe('following')
  await caughtUp(database, filecoin)
  await expectCanonical(database, databases, filecoin)
  const said = `${indexer.log()} ${JSON.stringify(await indexer.state('filecoin'))}`
  for (const secret of ['s3cret', 'KEY-OF-MINE']) expect(said).not.toContain(secret)
  await gate.close()
}, 150_000)

test('SIGTERM ends the indexer in time with everything committed, and a start goes on from there', async () => {
  const filecoin = await play('filecoin')
  const payments = playPayments(filecoin, 'base')
  await payments.blocks(120)
  const database = await databases.create('drain')
  const env = { FILECOIN_RPC_URL: filecoin.httpUrl }
  for (let round = 0; round < 2; round++) {
    const indexer = run(database, env)
    await expect.poll(() => indexer.log(), soon).toContain('"state":"syncing"')
    await payments.blocks(5)
    const asked = Date.now()
    expect(await indexer.terminate()).toBe(0)
    expect(Date.now() - asked).toBeLessThan(10_000)
  }
  run(database, env)
  await caughtUp(database, filecoin)
  await expectCanonical(database, databases, filecoin)
}, 120_000)

test('a second indexer on the same tables refuses, and takes over at once from one that was killed', async () => {
  const polygon = await play('polygon')
  const database = await databases.create('lease')
  const first = run(database, { POLYGON_RPC_URL: polygon.httpUrl })
  await expect.poll(async () => (await first.state('polygon'))?.state, soon).toBeDefined()
  const second = run(database, { POLYGON_RPC_URL: polygon.httpUrl })
  expect(await second.ended).toBe(1)
  expect(second.log()).toContain('another indexer writes to this database')
  expect(first.isOver()).toBe(false)
  await first.kill()
  const third = run(database, { POLYGON_RPC_URL: polygon.httpUrl })
  await expect.poll(() => third.log(), soon).toContain('following')
})

test('what stops one chain leaves the other alone: a log that cannot be decoded, a fork', async () => {
  const filecoin = await play('filecoin')
  const polygon = await play('polygon')
  for (let block = 0; block < 40; block++) await polygon.mine()
  await playPayments(filecoin, 'base').blocks(40)
  const database = await databases.create('apart')
  const indexer = run(database, { FILECOIN_RPC_URL: filecoin.httpUrl, POLYGON_RPC_URL: polygon.httpUrl })
  await Promise.all([caughtUp(database, filecoin), caughtUp(database, polygon)])
  const before = await readTables(database.client, 'filecoin')

  await polygon.rollBack(20)
  for (let block = 0; block < 21; block++) await polygon.mine([], 31)
  await caughtUp(database, polygon)
  expect(await readTables(database.client, 'filecoin')).toEqual(before)

  const rail = {
    id: 42n,
    payer: places.native,
    payee: places.native,
    token: places.native,
    operator: places.native,
    commission: 0n,
  }
  await filecoin.mine([settle(rail, 7n)])
  await expect.poll(async () => (await indexer.state('filecoin'))?.state, soon).toBe('stopped')
  expect((await indexer.state('filecoin'))?.detail).toMatch(
    /rail 42.*chain filecoin, block \d+, transaction 0x.*, log 0/,
  )
  const starts = () => indexer.log().split('payment on a rail that was never created').length
  const told = starts()
  for (let block = 0; block < 5; block++) await polygon.mine()
  await caughtUp(database, polygon)
  expect((await indexer.state('polygon'))?.state).toBe('following')
  expect(starts()).toBe(told)
}, 120_000)

test('a database that is away for a while is waited for, and nothing is lost or doubled', async () => {
  const filecoin = await play('filecoin')
  const payments = playPayments(filecoin, 'base')
  await payments.blocks(40)
  const database = await databases.create('database_away')
  const gate = await openGate(database.connection.url)
  const throughGate = { ...database, connection: { ...database.connection, url: gate.url } }
  const indexer = run(throughGate, { FILECOIN_RPC_URL: filecoin.httpUrl })
  await caughtUp(database, filecoin)
  await gate.close()
  await payments.blocks(10)
  await expect.poll(() => indexer.log(), soon).toContain('the database does not answer')
  await gate.open()
  await caughtUp(database, filecoin)
  await expectCanonical(database, databases, filecoin)
  expect(indexer.isOver()).toBe(false)
  await gate.close()
}, 120_000)

test('a source that is not defined any more is forgotten with all it told', async () => {
  const filecoin = await play('filecoin')
  await playPayments(filecoin, 'base').blocks(20)
  const database = await databases.create('orphan')
  await database.client.insert({
    table: 'movements',
    format: 'JSONEachRow',
    values: [
      {
        network: 'gone',
        chain: 'solana',
        source: 'old',
        block: 1,
        time: 1_700_000_000,
        position: '1',
        fact: 'payment',
        amount_raw: '1',
      },
    ],
  })
  const indexer = run(database, { FILECOIN_RPC_URL: filecoin.httpUrl })
  await caughtUp(database, filecoin)
  await expectCanonical(database, databases, filecoin)
  expect((await readTables(database.client, 'solana')).movements).toEqual([])
  expect(indexer.log()).toContain('source is not defined any more')
})

test('a bad network file stops the start with one line that names it', async () => {
  const database = await databases.create('bad_file')
  const folder = fileURLToPath(new URL('./bad-networks', import.meta.url))
  const indexer = run(database, { NETWORKS_DIR: folder })
  expect(await indexer.ended).toBe(1)
  const lines = indexer
    .log()
    .trim()
    .split('\n')
    .filter((line) => line.includes('"fatal"'))
  expect(lines).toHaveLength(1)
  expect(lines[0]).toContain('bad-networks/unfinished.ts')
})
