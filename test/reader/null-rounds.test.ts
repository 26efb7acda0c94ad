import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type Database, type Databases, startDatabases } from './database.ts'
import { openGappyNode } from './gappy-node.ts'
import { readPayments, readTables } from './oracle.ts'
import { type PlayedChain, playChain, playPayments } from './played-chain.ts'
import { type Reader, startReader } from './reader-process.ts'

let databases: Databases
let chain: PlayedChain
let reader: Reader | undefined
let node: Awaited<ReturnType<typeof openGappyNode>>

beforeAll(async () => {
  databases = await startDatabases()
})
afterEach(async () => {
  await reader?.kill()
  await Promise.all([node?.stop(), chain?.stop()])
})
afterAll(() => databases?.stop())

/** Some heights alone, some three in a row. */
const isEmpty = (height: number) => height % 7 === 0 || (height % 50 >= 20 && height % 50 < 23)

/** Rails are made where nothing is empty, so that each payment can be read; the empty heights hold payments that are not there. */
async function play(): Promise<void> {
  const payments = playPayments(chain, 'gaps')
  for (let block = 0; block < 150; block++) {
    const { number } = await chain.head()
    if (isEmpty(number + 1)) await chain.mine()
    else await payments.blocks(1)
  }
}

async function expectPayments(database: Database): Promise<void> {
  const { movements } = await readTables(database.client, 'filecoin')
  const payments = movements.filter(({ fact }) => fact === 'payment')
  const wanted = await readPayments(chain)
  expect(payments.map(({ transaction, position }) => `${transaction} ${position}`)).toEqual(
    wanted.map(({ transaction, position }) => `${transaction} ${position}`),
  )
  expect(payments.length).toBeGreaterThan(50)
}

test.each(['error', 'null'] as const)(
  'heights without a block, told by %s, are passed and no payment is missed',
  async (emptyAs) => {
    chain = await playChain()
    await play()
    // The head itself has a block: that is where a reader gets to.
    while (isEmpty((await chain.head()).number)) await chain.mine()
    node = await openGappyNode(chain.httpUrl, isEmpty, emptyAs)
    const database = await databases.create(`gaps_${emptyAs}`)
    for (const finality of [30, 31, 32, 33]) {
      // Each start stands on another block, some of them on an empty height.
      reader = startReader({ database, chain, url: node.url, finality })
      await reader.caughtUp()
      await expectPayments(database)
      await reader.drain()
      expect(reader.log()).not.toContain('deeper than finality')
      do await chain.mine()
      while (isEmpty((await chain.head()).number))
    }
    const fork = (await chain.head()).number - 20
    reader = startReader({ database, chain, url: node.url, finality: 40 })
    await reader.caughtUp()
    await chain.rollBackTo(fork)
    await playPayments(chain, 'fork').empty(30)
    while (isEmpty((await chain.head()).number)) await chain.mine()
    await reader.caughtUp()
    await expectPayments(database)
  },
  120_000,
)

test('a node that is behind is not taken for a height without a block', async () => {
  chain = await playChain()
  await playPayments(chain, 'behind').blocks(60)
  node = await openGappyNode(chain.httpUrl, () => false, 'null')
  const { number } = await chain.head()
  for (const height of [number - 50, number - 33, number - 5]) node.behind.add(height)
  const database = await databases.create('behind')
  reader = startReader({ database, chain, url: node.url, finality: 20 })
  await expect
    .poll(() => reader?.log(), { timeout: 30_000 })
    .toMatch(/failed to get finalized block|Failed to fetch block/)
  const { movements } = await readTables(database.client, 'filecoin')
  expect(movements.every((movement) => Number(movement['block']) < number - 50)).toBe(true)
  node.behind.clear()
  await reader.caughtUp()
  await expectPayments(database)
}, 120_000)
