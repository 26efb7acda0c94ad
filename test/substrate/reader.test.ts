import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import bittensor from '../../indexer/networks/bittensor.ts'
import { eventually } from '../eventually.ts'
import { type Database, type Databases, startDatabases } from '../reader/database.ts'
import { startReader } from '../reader/reader-process.ts'
import { recount, type World, worlds } from './actions.ts'
import { hashOf, linesOf, startEventsChain } from './events-chain.ts'
import { subtensorEvents, subtensorLayout } from './metadata.ts'

/* The reader of Bittensor's events, in a process of its own, against a node that answers as a Substrate node does. */

let databases: Databases
beforeAll(async () => {
  databases = await startDatabases()
})
afterAll(() => databases?.stop())

const [world = []] = fc.sample(worlds(45), { seed: 1, numRuns: 1 })

let count = 0
const createDatabase = () => databases.create(`substrate_${count++}`)

/** Reads a chain to its head. */
async function readInto(
  database: Database,
  of: World,
  change: Parameters<typeof startEventsChain>[1] = {},
): Promise<void> {
  const chain = await startEventsChain(of, change)
  const reader = startReader({ database, chain: chain.read })
  try {
    await reader.caughtUp()
    await reader.drain()
  } finally {
    if (!reader.isOver()) await reader.kill()
    await chain.stop()
  }
}

async function expectAll(database: Database, of: World): Promise<void> {
  expect((await linesOf(database)).sort()).toEqual(recount(of).sort())
}

test('finds in random events what was done, and nothing else', async () => {
  await fc.assert(
    fc.asyncProperty(worlds(25), async (random) => {
      const database = await createDatabase()
      await readInto(database, random)
      await expectAll(database, random)
    }),
    { numRuns: 2, endOnFailure: true },
  )
  expect(recount(world).length).toBeGreaterThan(80)
}, 120_000)

test('keeps a movement with its place, in the token that it is in, and says why it does not count', async () => {
  const burn = { kind: 'burn', who: 0, subnet: 64, amount: 5n } as const
  const database = await createDatabase()
  await readInto(database, [[{ action: burn, fee: 7n }]])
  const result = await database.client.query({
    query:
      'SELECT source, block, block_hash, time, transaction, transaction_index AS nth, position, token, toString(amount) AS amount, payer, excluded, decoder FROM movements ORDER BY position',
    format: 'JSONEachRow',
  })
  const place = {
    block: '1',
    block_hash: hashOf(1),
    time: '2026-03-01 00:00:12',
    transaction: '1-0001',
    nth: 1,
    // 32 bytes of which only the last is not zero, as SS58 of prefix 42.
    payer: '5C4hrfjw9DjXZTzV3MwzrrAr9P1MJhSrvWGWqi1eSuyUqAsg',
  }
  const why = new Map(bittensor.sources.map(({ id, excluded }) => [id, excluded]))
  expect(await result.json()).toEqual([
    {
      ...place,
      source: 'alpha',
      position: '1',
      token: 'ALPHA',
      amount: '0.000000005',
      excluded: why.get('alpha'),
      decoder: 'alpha-burn@1',
    },
    {
      ...place,
      source: 'fees',
      position: '2',
      token: 'TAO',
      amount: '0.000000007',
      excluded: why.get('fees'),
      decoder: 'transaction-fee@1',
    },
  ])
}, 60_000)

test('an endpoint that fails, stalls or answers nonsense loses nothing and doubles nothing', async () => {
  const database = await createDatabase()
  const chain = await startEventsChain(world, { head: 5 })
  const { faults } = chain.node
  faults.push('error 500', 'closed')
  const reader = startReader({ database, chain: chain.read })
  for (const [next, head] of [
    [['cut', 'busy', 'closed', 'error 500'], 15],
    [['stalled', 'error 500', 'closed'], 25],
    [['nonsense', 'stalled', 'cut'], 35],
    [['nonsense', 'error 500', 'nonsense'], world.length],
  ] as const) {
    await reader.caughtUp()
    expect(faults).toEqual([])
    faults.push(...next)
    chain.chain.head = head
  }
  await reader.caughtUp()
  expect(faults).toEqual([])
  await reader.drain()
  await chain.stop()
  await expectAll(database, world)
}, 120_000)

test('events that are not whole are told, and asked for again', async () => {
  const changes = [
    (bytes: string) => bytes.slice(0, -2),
    (bytes: string) => `${bytes}00`,
    (bytes: string) => bytes.replaceAll('00', 'ff'),
    () => '0x00',
    () => null,
  ]
  let change: ((bytes: string) => string | null) | undefined
  const chain = await startEventsChain(world, {
    head: 0,
    spoil: (_, bytes) => {
      const changed = change === undefined || bytes === null ? bytes : change(bytes)
      change = undefined
      return changed
    },
  })
  const database = await createDatabase()
  const reader = startReader({ database, chain: chain.read })
  for (const [index, next] of changes.entries()) {
    change = next
    chain.chain.head += 9
    await reader.caughtUp()
    const told = [reader.log(), ...reader.messages.map((message) => JSON.stringify(message))].join('\n')
    expect(told.match(/"level":5.*"blockHeight"|block without events.*at block \d/g)).toHaveLength(index + 1)
  }
  await reader.drain()
  await chain.stop()
  await expectAll(database, world)
}, 120_000)

test('a runtime that is replaced in the middle is read by its own metadata', async () => {
  // Another order of pallets and events gives each other bytes, and the new runtime emits what the old one did not know.
  const later = Object.fromEntries(Object.entries(subtensorEvents).reverse())
  const { 'SubtensorModule.AddStakeBurn': _, ...earlier } = subtensorEvents
  const replaced = world.map((extrinsics, index) =>
    index >= 22 ? extrinsics : extrinsics.filter(({ action }) => action.kind !== 'buy back'),
  )
  // It stands after block 22, so that block 23 is the first one that it executes.
  const runtimeAt = (block: number) =>
    block < 22
      ? { specVersion: 391, layout: subtensorLayout, events: earlier }
      : { specVersion: 393, layout: subtensorLayout, events: later }
  const database = await createDatabase()
  await readInto(database, replaced, { runtimeAt })
  await expectAll(database, replaced)
}, 60_000)

test('a runtime that tells an event otherwise stops the reader with one error', async () => {
  const changed = {
    ...subtensorEvents,
    'TransactionPayment.TransactionFeePaid': [
      ['who', 'AccountId'],
      ['actual_fee', 'U64'],
    ] as const,
  }
  const runtimeAt = (block: number) => ({
    specVersion: block < 22 ? 391 : 393,
    layout: subtensorLayout,
    events: block < 22 ? subtensorEvents : changed,
  })
  const database = await createDatabase()
  const chain = await startEventsChain(world, { runtimeAt })
  const reader = startReader({ database, chain: chain.read })
  await reader.ended
  await chain.stop()
  expect(reader.ending()).toMatchObject({
    kind: 'data',
    detail: expect.stringMatching(
      /TransactionFeePaid of another shape; got .*actualFee.*expected .*tip.*chain bittensor, block 2\d, event \d+, network bittensor, source fees/s,
    ),
  })
  const told = recount(world)
  for (const line of await linesOf(database)) expect(told).toContain(line)
}, 60_000)

test('a reader that is killed at any point of a commit, and one that begins at the head, lose nothing', async () => {
  const database = await createDatabase()
  const chain = await startEventsChain(world)
  for (const [index, killAt] of ['before-data', 'after-data', 'before-cursor', 'after-cursor'].entries()) {
    chain.chain.head = 10 * (index + 1)
    const reader = startReader({ database, chain: chain.read, killAt })
    expect(await reader.ended, reader.log().slice(-3000)).toEqual({ code: null, signal: 'SIGKILL' })
  }
  const reader = startReader({ database, chain: chain.read })
  await reader.caughtUp()
  await reader.drain()
  const again = startReader({ database, chain: chain.read, respawn: false })
  await eventually(async () => again.messages.find(({ type }) => type === 'head'), { what: 'it begins' })
  // It goes on asking for a block that is not there yet.
  const asked = chain.node.asked.length
  await eventually(async () => chain.node.asked.length > asked + 60 || again.isOver() || undefined, {
    what: 'it waits',
  })
  expect(again.isOver(), again.log()).toBe(false)
  chain.chain.head = world.length
  await again.caughtUp()
  await again.drain()
  await chain.stop()
  await expectAll(database, world)
}, 120_000)

test('another chain behind the endpoint is refused before anything is read', async () => {
  const database = await createDatabase()
  const chain = await startEventsChain(world, { genesis: `0x${'12'.repeat(32)}` })
  const reader = startReader({ database, chain: chain.read })
  await reader.ended
  await chain.stop()
  expect(reader.ending()).toMatchObject({
    kind: 'config',
    detail: expect.stringMatching(/wrong chain behind the endpoint; got "genesis hash 0x1212.*Bittensor/),
  })
  expect(await linesOf(database)).toEqual([])
}, 60_000)
