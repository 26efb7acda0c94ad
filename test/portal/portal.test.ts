import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import type { BlockSource } from '../../indexer/sources/block-source.ts'
import { openBudget } from '../../indexer/sources/budget.ts'
import { openPortal } from '../../indexer/sources/portal.ts'
import { portalQueryOfEvm } from '../../indexer/sources/portal-query.ts'
import type { PortalBlock } from './chain-blocks.ts'
import { type FakePortal, type FakePortalOptions, type Fault, startFakePortal } from './fake-portal.ts'
import { inventBlocks, payer, payTopic } from './invented-blocks.ts'

/* The source of final blocks, against a Portal with faults: each is got over or told with its range, and no row is lost or
 * doubled. */

const portals: FakePortal[] = []
const sources: BlockSource[] = []
afterEach(async () => {
  for (const source of sources.splice(0)) source.close()
  await Promise.all(portals.splice(0).map((portal) => portal.stop()))
})

const first = 100
const query = {
  fromBlock: first,
  fields: {
    block: { timestamp: true },
    log: { address: true, topics: true, data: true, transactionHash: true },
  },
  logs: [{ address: [payer], topic0: [payTopic] }],
}

async function open(
  blocks: readonly PortalBlock[],
  settings: Partial<FakePortalOptions> & { idleMs?: number } = {},
  rate = 1000,
) {
  const portal = await startFakePortal({ dataset: 'test', blocks, chunk: 40, ...settings })
  const source = openPortal({
    url: `${portal.url}/test`,
    budget: openBudget({ requests: rate, perMs: 10_000 }),
    translate: portalQueryOfEvm,
    patience: { retries: 4, firstMs: 10 },
    idleMs: settings.idleMs ?? 1500,
    gatherMs: 100,
    answerBytes: 3_000,
  })
  portals.push(portal)
  sources.push(source)
  return { portal, source }
}

/** All that a reader gets that asks range after range, as the processor does. */
async function readAll(source: BlockSource, last: number): Promise<PortalBlock[]> {
  const found: PortalBlock[] = []
  for (let next = first; next <= last; ) {
    const blocks = await source.read({ ...query, fromBlock: next, toBlock: last })
    expect(blocks.length).toBeGreaterThan(0)
    for (const { json } of blocks) found.push(JSON.parse(json.toString()) as PortalBlock)
    next = (blocks.at(-1)?.height ?? last) + 1
  }
  return found
}

const paid = (blocks: readonly PortalBlock[]) =>
  blocks.flatMap(({ header, logs = [] }) =>
    logs
      .filter(({ address, topics }) => address === payer && topics[0] === payTopic)
      .map((log) => ({ ...log, number: header.number, hash: header.hash, time: header.timestamp })),
  )

const faults: Fault[] = [
  { kind: 'status', status: 429, retryAfter: '0.05' },
  { kind: 'status', status: 529, retryAfter: '0.05' },
  { kind: 'status', status: 500 },
  { kind: 'status', status: 502 },
  { kind: 'status', status: 503, retryAfter: '0.05' },
  { kind: 'cut', afterBlocks: 7 },
  { kind: 'cut', afterBlocks: 7, inLine: true },
  { kind: 'cut', afterBlocks: 0 },
  { kind: 'stall', afterBlocks: 5 },
  { kind: 'stall', afterBlocks: 0 },
  { kind: 'drip', everyMs: 15 },
  { kind: 'duplicate', height: 104 },
  { kind: 'reorder', height: 104 },
  { kind: 'wrong-parent', height: 103 },
  { kind: 'double-log', height: 103 },
  { kind: 'garbage', height: 103 },
  { kind: 'empty' },
  { kind: 'no-content' },
  { kind: 'refuse-connection' },
]

describe('a fault is got over', () => {
  test.each(faults)('$kind', async (fault) => {
    const blocks = inventBlocks({ seed: 1, first, count: 150 })
    const { portal, source } = await open(blocks)
    portal.faults.push(fault)
    expect(paid(await readAll(source, first + 149))).toEqual(paid(blocks))
    expect(portal.faults).toEqual([])
  })

  test('law: whatever faults come in whatever order, every row is there once', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 1000 }),
        fc.array(fc.constantFrom(...faults.filter(({ kind }) => kind !== 'stall')), { maxLength: 12 }),
        async (seed, chosen) => {
          const blocks = inventBlocks({ seed, first, count: 120 })
          const { portal, source } = await open(blocks)
          // Never more in a row than it is asked again.
          const asked = chosen.flatMap((fault) => [fault])
          let found: PortalBlock[] = []
          for (let attempt = 0; attempt < 20; attempt++) {
            portal.faults.push(...asked.splice(0, 2))
            found = await readAll(source, first + 119)
            if (asked.length === 0) break
            source.close()
          }
          expect(paid(found)).toEqual(paid(blocks))
        },
      ),
      { numRuns: 12 },
    )
  }, 180_000)
})

describe('a fault that stays is told', () => {
  test.each<[Fault, RegExp]>([
    [{ kind: 'status', status: 503 }, /Portal failed; got "503 .*no_workers/],
    [
      { kind: 'wrong-parent', height: 101 },
      /stream of blocks 100 to 249 is broken; got "block 101 stands on 0xdeadbeef/,
    ],
    [{ kind: 'garbage', height: 100 }, /stream of blocks 100 to 249 is broken/],
    [{ kind: 'empty' }, /stream of blocks 100 to 249 is broken; got "an answer without a block"/],
    [{ kind: 'stall', afterBlocks: 0 }, /stream of blocks 100 to 249 is broken; got "nothing for 1.5 s"/],
  ])('%o', async (fault, message) => {
    const blocks = inventBlocks({ seed: 2, first, count: 150, dense: true })
    const { portal, source } = await open(blocks)
    portal.faults.push(...Array.from({ length: 20 }, () => fault))
    await expect(readAll(source, first + 149)).rejects.toThrow(message)
    portal.faults.length = 0
    // The next question starts anew and loses nothing.
    expect(paid(await readAll(source, first + 149))).toEqual(paid(blocks))
  })

  test('a dataset that is not there, a question it does not understand', async () => {
    const { portal } = await open(inventBlocks({ seed: 3, first, count: 5 }))
    const source = openPortal({
      url: `${portal.url}/absent`,
      budget: openBudget({ requests: 100, perMs: 1000 }),
      translate: portalQueryOfEvm,
    })
    await expect(source.floor()).rejects.toThrow(
      /Portal refused; got "404 .*unknown_dataset.*\/absent\/metadata/,
    )
    expect(portal.requests).toHaveLength(1)
  })
})

test('a final block that the dataset replaced is a conflict, not more blocks', async () => {
  const blocks = inventBlocks({ seed: 4, first, count: 150, dense: true })
  const { portal, source } = await open(blocks, { chunk: 10, chunksOfStream: 1 })
  const read = await source.read({ ...query, fromBlock: first, toBlock: first + 149 })
  expect(read.at(-1)?.height).toBeLessThan(first + 149)
  portal.replace(inventBlocks({ seed: 5, first, count: 150, dense: true }))
  let next = (read.at(-1)?.height ?? 0) + 1
  await expect(
    (async () => {
      for (;;)
        next =
          ((await source.read({ ...query, fromBlock: next, toBlock: first + 149 })).at(-1)?.height ?? 0) + 1
    })(),
  ).rejects.toThrow(/Portal has another chain; got .*base_block_mismatch/)
})

test('blocks are not fetched faster than they are taken', async () => {
  const blocks = inventBlocks({ seed: 6, first, count: 120_000, dense: true })
  const { portal, source } = await open(blocks, { chunk: 120_000, idleMs: 30_000 })
  await source.read({ ...query, fromBlock: first })
  // Sockets and streams fill, by as much as the machine gives them, and then nothing more comes, however long nobody asks.
  const until = Date.now() + 15_000
  let written = -1
  for (let now = portal.linesWritten(); now !== written && Date.now() < until; now = portal.linesWritten()) {
    written = now
    await new Promise((resolve) => setTimeout(resolve, 1000))
  }
  expect(portal.linesWritten()).toBe(written)
  expect(written).toBeGreaterThan(0)
  expect(written).toBeLessThan(120_000)
}, 40_000)

test('one stream carries many answers', async () => {
  const blocks = inventBlocks({ seed: 7, first, count: 400, dense: true })
  const { portal, source } = await open(blocks, { chunk: 1000 })
  expect(paid(await readAll(source, first + 399))).toEqual(paid(blocks))
  expect(portal.requests.filter(({ path }) => path.endsWith('stream'))).toHaveLength(1)
})

test('a look-up of one block leaves the stream where it is', async () => {
  const blocks = inventBlocks({ seed: 8, first, count: 200, dense: true })
  const { portal, source } = await open(blocks, { chunk: 1000 })
  const before = await source.read({ ...query, fromBlock: first })
  const [found] = await source.read({ fromBlock: 150, toBlock: 150, includeAllBlocks: true })
  expect(found?.hash).toBe(blocks[50]?.header.hash)
  await source.read({ ...query, fromBlock: (before.at(-1)?.height ?? 0) + 1 })
  expect(portal.requests.filter(({ path }) => path.endsWith('stream'))).toHaveLength(2)
})

test('the first and the last block, as the dataset tells them', async () => {
  const { source } = await open(inventBlocks({ seed: 9, first, count: 30 }), { startBlock: 110 })
  expect(await source.floor()).toBe(110)
  expect(await source.height()).toBe(129)
})

test('a block that comes after later ones were handed over is a conflict, with what to read again', async () => {
  const blocks = inventBlocks({ seed: 12, first, count: 400, dense: true })
  const { portal, source } = await open(blocks, { chunk: 1000 })
  portal.faults.push({ kind: 'late', height: 103, after: 200 })
  await expect(readAll(source, first + 399)).rejects.toThrow(/block 103 came after block \d+ was handed over/)
  expect(source.suspect?.()).toBe(103)
  source.trust?.()
  expect(source.suspect?.()).toBeUndefined()
  expect(paid(await readAll(source, first + 399))).toEqual(paid(blocks))
})

test('a question that comes again before it is answered gets every block', async () => {
  const blocks = inventBlocks({ seed: 13, first, count: 200, dense: true })
  const { portal, source } = await open(blocks, { chunk: 1000 })
  portal.faults.push({ kind: 'drip', everyMs: 30 })
  const given = source.read({ ...query, fromBlock: first, toBlock: first + 199 }).catch(() => [])
  await new Promise((resolve) => setTimeout(resolve, 50))
  const again = await source.read({ ...query, fromBlock: first, toBlock: first + 199 })
  expect(again[0]?.height).toBe(first)
  await given
  const rest = await readAll(source, first + 199)
  expect(paid(rest)).toEqual(paid(blocks))
})

test('headers that never come are a fault like any other', async () => {
  const blocks = inventBlocks({ seed: 14, first, count: 20 })
  const { portal, source } = await open(blocks)
  portal.faults.push({ kind: 'silence' })
  expect(paid(await readAll(source, first + 19))).toEqual(paid(blocks))
})

describe('the budget', () => {
  test('holds over any ten seconds, for all chains together', async () => {
    const budget = openBudget({ requests: 10, perMs: 600 })
    const begun: number[] = []
    await Promise.all(
      Array.from({ length: 35 }, () =>
        budget.spend(async () => {
          begun.push(performance.now())
        }),
      ),
    )
    for (const [index, at] of begun.entries()) {
      const eleventh = begun[index + 10]
      if (eleventh !== undefined) expect(eleventh - at).toBeGreaterThanOrEqual(595)
    }
  })

  test('a Portal that limits is never asked above its limit, and all of it is read', async () => {
    const blocks = inventBlocks({ seed: 10, first, count: 120, dense: true })
    const { portal, source } = await open(blocks, { chunk: 2, chunksOfStream: 1, limit: 8 }, 8)
    const read = readAll(source, first + 30)
    expect(paid(await read)).toEqual(paid(blocks.slice(0, 31)))
    for (const { at } of portal.requests)
      expect(
        portal.requests.filter((other) => other.at >= at && other.at < at + 9_900).length,
      ).toBeLessThanOrEqual(8)
  }, 60_000)

  test('Retry-After holds everybody back', async () => {
    const blocks = inventBlocks({ seed: 11, first, count: 20 })
    const { portal, source } = await open(blocks)
    portal.faults.push({ kind: 'status', status: 429, retryAfter: '1' })
    const started = performance.now()
    await Promise.all([source.read({ ...query, fromBlock: first }), sleepThenFloor(source)])
    for (const { at } of portal.requests.slice(1)) expect(at - started).toBeGreaterThanOrEqual(900)
  })
})

async function sleepThenFloor(source: BlockSource): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 100))
  await source.floor()
}
