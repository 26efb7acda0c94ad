import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { createRail, settle } from '../devnet/calls.ts'
import { account, places } from '../devnet/places.ts'
import { type Database, type Databases, startDatabases } from './database.ts'
import { expectCanonical, readTables } from './oracle.ts'
import { type PlayedChain, playChain, playPayments } from './played-chain.ts'
import { cursorHash, type Reader, startReader } from './reader-process.ts'

let databases: Databases
let chain: PlayedChain
let readers: Reader[] = []

beforeAll(async () => {
  databases = await startDatabases()
})
afterEach(async () => {
  await Promise.all(readers.map((reader) => reader.kill()))
  readers = []
  await chain?.stop()
})
afterAll(() => databases?.stop())

async function isAtHead({ client }: Database): Promise<boolean> {
  return (await cursorHash(client, chain.chain)) === (await chain.head()).hash
}

/** Two readers of one chain, by HTTP and by WebSocket, each into tables of its own. */
async function startBoth(name: string, finality: number) {
  const http = await databases.create(`${name}_http`)
  const ws = await databases.create(`${name}_ws`)
  readers = [
    startReader({ database: http, chain, finality }),
    startReader({ database: ws, chain, url: chain.wsUrl, finality }),
  ]
  return {
    http,
    ws,
    caughtUp: async () => {
      // A subscription tells of new heads only, and by HTTP a fork is seen when the head has grown: chains go on, so this
      // one does until both are there.
      const nudge = setInterval(() => {
        void Promise.all([http, ws].map(isAtHead)).then(async (done) => {
          if (done.includes(false)) await chain.mine()
        })
      }, 700)
      await Promise.all(readers.map((reader) => reader.caughtUp())).finally(() => clearInterval(nudge))
      // The last nudge may have come after one of them was there.
      await Promise.all(readers.map((reader) => reader.caughtUp()))
    },
  }
}

test('after forks of any depth the tables are what a fresh index makes, by HTTP and by WebSocket', async () => {
  chain = await playChain()
  const first = playPayments(chain, 'first')
  await first.blocks(230)
  const both = await startBoth('reorg', 220)
  await both.caughtUp()
  for (const depth of [1, 5, 64, 200]) {
    await chain.rollBack(depth)
    // By HTTP a fork is seen when the head has grown.
    await playPayments(chain, `fork ${depth}`).blocks(depth + 1)
    await both.caughtUp()
    await expectCanonical(both.http, databases, chain)
    expect(await readTables(both.ws.client, 'filecoin')).toEqual(
      await readTables(both.http.client, 'filecoin'),
    )
  }
  const before = await readTables(both.http.client, 'filecoin')
  await chain.rollBack(64)
  await first.empty(65)
  await both.caughtUp()
  await expectCanonical(both.http, databases, chain)
  expect(await readTables(both.ws.client, 'filecoin')).toEqual(await readTables(both.http.client, 'filecoin'))
  expect((await readTables(both.http.client, 'filecoin')).movements.length).toBeLessThan(
    before.movements.length,
  )
}, 180_000)

test('forks on forks while batches are in flight end as a fresh index', async () => {
  chain = await playChain()
  await playPayments(chain, 'first').blocks(40)
  const both = await startBoth('storm', 35)
  for (let round = 0; round < 25; round++) {
    const depth = 1 + ((round * 7) % 20)
    await chain.rollBack(depth)
    // Nobody waits for the readers: the next fork comes while they still walk this one.
    await playPayments(chain, `storm ${round}`).blocks(depth + (round % 3))
  }
  await both.caughtUp()
  await expectCanonical(both.http, databases, chain)
  expect(await readTables(both.ws.client, 'filecoin')).toEqual(await readTables(both.http.client, 'filecoin'))
}, 120_000)

test('the same blocks, byte for byte, are there again after a fork', async () => {
  chain = await playChain()
  await playPayments(chain, 'first').blocks(15)
  const fork = await chain.head()
  await playPayments(chain, 'second').blocks(10)
  const both = await startBoth('same', 50)
  await both.caughtUp()
  const before = await readTables(both.http.client, 'filecoin')
  await chain.rollBackTo(fork.number)
  await playPayments(chain, 'other').blocks(30)
  await both.caughtUp()
  expect(await readTables(both.http.client, 'filecoin')).not.toEqual(before)
  await chain.rollBackTo(fork.number)
  await playPayments(chain, 'second').blocks(10)
  // By HTTP a reader sees a fork when the head has grown.
  for (let block = 0; block < 50; block++) await chain.mine()
  await both.caughtUp()
  expect(await readTables(both.http.client, 'filecoin')).toEqual(before)
  expect(await readTables(both.ws.client, 'filecoin')).toEqual(before)
}, 120_000)

test('what a dropped block told of a rail is forgotten, and what an older block told counts again', async () => {
  chain = await playChain()
  const rail = (payer: string) => ({
    id: 7n,
    payer: account(payer),
    payee: account('payee'),
    token: places.usdfc,
    operator: account('operator'),
    commission: 0n,
  })
  await chain.mine([createRail(rail('one'))])
  await chain.mine([settle(rail('one'), 100n)])
  const fork = await chain.head()
  await chain.mine([createRail(rail('two'))])
  await chain.mine([settle(rail('two'), 200n)])
  const database = await databases.create('rails')
  const reader = startReader({ database, chain, finality: 50 })
  readers = [reader]
  await reader.caughtUp()
  const payers = async () =>
    (await readTables(database.client, 'filecoin')).movements.map(({ payer }) => payer)
  const [one, two] = [account('one').toLowerCase(), account('two').toLowerCase()]
  expect(await payers()).toEqual([one, two])
  await chain.rollBackTo(fork.number)
  await chain.mine()
  await chain.mine([settle(rail('one'), 300n)])
  await chain.mine()
  await reader.caughtUp()
  expect(await payers()).toEqual([one, one])
  await expectCanonical(database, databases, chain)
})
