import fc from 'fast-check'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isSolanaRoute, routesOf } from '../../indexer/chains/routing.ts'
import type { SolanaBlock } from '../../indexer/chains/solana/blocks.ts'
import { decodeBlock } from '../../indexer/chains/solana/decode.ts'
import { readByGateway } from '../../indexer/chains/solana/gateway-reader.ts'
import { addressesOf, readSolana } from '../../indexer/chains/solana/read.ts'
import { createSolanaRouter } from '../../indexer/chains/solana/router.ts'
import { openSolanaRpc } from '../../indexer/chains/solana/rpc.ts'
import { readByRpc } from '../../indexer/chains/solana/rpc-reader.ts'
import { openBudget } from '../../indexer/sources/budget.ts'
import { checkSolanaBlock } from '../../indexer/sources/check-solana-block.ts'
import { type Gateway, startGateway } from '../../indexer/sources/gateway.ts'
import { openGatewaySlots } from '../../indexer/sources/gateway-slots.ts'
import { openPortal } from '../../indexer/sources/portal.ts'
import { portalQueryOfSolana } from '../../indexer/sources/portal-query-solana.ts'
import { openReferences } from '../../indexer/store/references.ts'
import type { SolanaChain } from '../devnet/solana/chain.ts'
import { inventChain } from '../devnet/solana/invent.ts'
import { type RpcFault, type SolanaNode, startSolanaNode } from '../devnet/solana/rpc-server.ts'
import { openDraft } from '../draft.ts'
import { type FakePortal, type Fault, startPortal } from '../portal/fake-portal.ts'
import { portalBlockOf, type SolanaPortalBlock, solanaFamily } from '../portal/solana-family.ts'
import { recount } from './recount.ts'
import { inventedNetwork } from './token-moves.ts'

/* Both readers on one chain, against a count by hand: the same movements, whatever goes wrong on the way. */

const log = pino({ level: 'silent' })
const routes = routesOf([inventedNetwork()], 'solana').filter(isSolanaRoute)
const patience = { retries: 5, firstMs: 5 }

let chain: SolanaChain
let node: SolanaNode
let portal: FakePortal<SolanaPortalBlock>
let gateway: Gateway
let expected: string[]
let first: number
let head: number

beforeAll(async () => {
  chain = await inventChain({ seed: 'readers', blocks: 120 })
  first = chain.blocks[0]?.slot ?? 0
  head = chain.head().slot
  expected = recount(chain.blocks).sort()
  node = await startSolanaNode(chain)
  portal = await startPortal(solanaFamily, {
    dataset: 'test',
    blocks: chain.blocks.map(portalBlockOf),
    chunk: 60,
  })
  const source = openPortal({
    url: `${portal.url}/test`,
    budget: openBudget({ requests: 1000, perMs: 1000 }),
    translate: portalQueryOfSolana,
    check: checkSolanaBlock,
    hasGaps: true,
    patience,
    idleMs: 700,
    gatherMs: 100,
    answerBytes: 20_000,
  })
  gateway = await startGateway(new Map([['solana', source]]), () => undefined)
})
afterAll(async () => {
  await gateway?.close()
  await portal?.stop()
  await node?.stop()
})

/** What the store would be given, one line a movement, and how far it was read. */
async function read(stream: AsyncIterable<SolanaBlock[]>) {
  const draft = openDraft()
  const router = createSolanaRouter(routes)
  const book = openReferences()
  let last = -1
  for await (const blocks of stream)
    for (const block of blocks) {
      expect(block.header.slot).toBeGreaterThan(last)
      last = block.header.slot
      decodeBlock('solana', block, router, book, draft)
    }
  const lines = draft.movements.map(({ block, blockHash, transactionIndex, position, fact, raw }) =>
    [block, blockHash, transactionIndex, position, fact, raw].join(' '),
  )
  // A decoder tells of what an instruction called when it is shown that instruction, so their order is that of the callers.
  return { lines: lines.sort(), last, draft }
}

const openRpc = () => openSolanaRpc({ url: node.url, patience, answerMs: 700 })
type Settings = Partial<Parameters<typeof readByRpc>[0]>
const byRpc = (settings: Settings = {}) =>
  read(
    readByRpc({
      rpc: openRpc(),
      addresses: addressesOf(routes),
      from: first,
      to: head,
      log,
      patience,
      ...settings,
    }),
  )
const byGateway = (from = first, to = head) => {
  const url = gateway.urlOf('solana')
  return read(readByGateway({ gateway: url, routes, from, to, slots: openGatewaySlots(url) }))
}

test('there is something to find: of each fact, inside of calls, and some that does not count', async () => {
  for (const fact of ['burn', 'emission', 'payment'])
    expect(expected.filter((line) => line.includes(fact)).length).toBeGreaterThan(10)
  expect(expected.filter((line) => /^\d+ \w+ \d+ \d+\.\d+\.\d+ /.test(line)).length).toBeGreaterThan(3)
  const { draft } = await byRpc()
  expect(new Set(draft.movements.map(({ excluded }) => excluded))).toEqual(
    new Set(['', 'excluded in a test']),
  )
})

test('by endpoint and by gateway the movements and references are those of the blocks', async () => {
  const [rpc, stream] = [await byRpc(), await byGateway()]
  expect(rpc.lines).toEqual(expected)
  expect(rpc.last).toBe(head)
  expect(stream.lines).toEqual(expected)
  expect(stream.last).toBe(head)
  expect(stream.draft.movements).toEqual(rpc.draft.movements)
  expect(stream.draft.references).toEqual(rpc.draft.references)
})

describe('by endpoint', () => {
  const nothing: RpcFault = { kind: 'change', method: 'getSignaturesForAddress', change: () => [] }

  test('windows of any size, with few signatures held, find the same', async () => {
    for (const [window, most] of [
      [40, 1000],
      [7, 1000],
      [1000, 30],
      [1_000_000, 5],
    ] as const)
      expect((await byRpc({ window, most })).lines).toEqual(expected)
  })

  test('a part of the chain, each to the slot', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(170), fc.nat(170), async (a, b) => {
        const [from, to] = [first + Math.min(a, b), Math.min(head, first + Math.max(a, b))]
        const within = expected.filter(
          (line) => Number(line.split(' ')[0]) >= from && Number(line.split(' ')[0]) <= to,
        )
        expect((await byRpc({ from, to })).lines).toEqual(within)
      }),
      { numRuns: 15 },
    )
  })

  const faults: RpcFault[] = [
    { kind: 'status', status: 429, retryAfter: '0.05' },
    { kind: 'status', status: 429 },
    { kind: 'status', status: 500 },
    { kind: 'status', status: 503, retryAfter: '0.05' },
    { kind: 'cut' },
    { kind: 'silence' },
    { kind: 'refuse-connection' },
    { kind: 'garbage' },
    { kind: 'error', code: -32005, message: 'Node is behind by 42 slots' },
    { kind: 'null', method: 'getBlock' },
    { kind: 'null', method: 'getTransaction' },
    { kind: 'null', method: 'getSignaturesForAddress' },
    { kind: 'error', code: -32004, message: 'Block not available', method: 'getBlock' },
    { kind: 'error', code: -32007, message: 'Slot was skipped', method: 'getBlock' },
    { kind: 'error', code: -32016, message: 'Minimum context slot', method: 'getSignaturesForAddress' },
    { kind: 'reversed', method: 'getSignaturesForAddress' },
    nothing,
    { kind: 'change', method: 'getTransaction', change: (answer) => ({ ...(answer as object), slot: 5 }) },
    { kind: 'change', method: 'getTransaction', change: (answer) => ({ ...(answer as object), meta: null }) },
    { kind: 'change', method: 'getBlock', change: (answer) => ({ ...(answer as object), signatures: [] }) },
  ]
  const named = (fault: RpcFault) => JSON.stringify(fault)
  /** Everybody is held back for five seconds where the endpoint does not say for how long. */
  const quick = faults.filter(
    (fault) =>
      fault.kind !== 'silence' &&
      (fault.kind !== 'status' || fault.status !== 429 || fault.retryAfter !== undefined),
  )

  test.each(faults.map((fault) => [named(fault), fault] as const))('%s is got over', async (_, fault) => {
    node.faults.push(fault)
    expect((await byRpc({ window: 150 })).lines).toEqual(expected)
    expect(node.faults.splice(0)).toEqual([])
  })

  test('law: no faults in any order lose or double a movement', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...quick), { maxLength: 12 }), async (some) => {
        // Who says twice in a row that an address has nothing is believed: so does a node whose address has nothing.
        const told = some.filter((fault, index) => fault !== nothing || some.indexOf(nothing) === index)
        node.faults.splice(0, node.faults.length, ...told)
        const found = await byRpc({ window: 200 }).then(
          ({ lines }) => lines,
          // Where too many come together it is told, and nothing is given that is not whole.
          (error: Error) => error.name,
        )
        node.faults.length = 0
        if (found !== 'RetryableError') expect(found).toEqual(expected)
      }),
      { numRuns: 25 },
    )
  }, 180_000)

  test.each([
    [
      { kind: 'null', method: 'getTransaction' },
      /does not give transaction \w+; .* at slot \d+, while reading slots \d+ to \d+/,
    ],
    [
      { kind: 'null', method: 'getBlock' },
      /does not give a block; .* at slot \d+, while reading slots \d+ to \d+/,
    ],
    [
      { kind: 'reversed', method: 'getSignaturesForAddress' },
      /not in order; .* at slots \d+ to \d+, address \w+/,
    ],
    [{ kind: 'status', status: 500 }, /did not answer getSlot; got "HTTP 500"/],
  ] as const)('%o that stays is told with its range', async (fault, message) => {
    node.faults.push(...Array.from({ length: 400 }, () => fault))
    await expect(byRpc()).rejects.toThrow(message)
    node.faults.length = 0
  })
})

describe('by gateway', () => {
  const faults: Fault[] = [
    { kind: 'status', status: 429, retryAfter: '0.05' },
    { kind: 'status', status: 500 },
    { kind: 'status', status: 503, retryAfter: '0.05' },
    { kind: 'cut', afterBlocks: 7 },
    { kind: 'cut', afterBlocks: 7, inLine: true },
    { kind: 'cut', afterBlocks: 0 },
    { kind: 'stall', afterBlocks: 5 },
    { kind: 'empty' },
    { kind: 'no-content' },
    { kind: 'refuse-connection' },
    ...(['duplicate', 'reorder', 'wrong-parent', 'double-log', 'garbage'] as const).map(
      (kind): Fault => ({ kind, height: 400_000_050 }),
    ),
  ]

  test.each(faults.map((fault) => [JSON.stringify(fault), fault] as const))(
    '%s is got over',
    async (_, fault) => {
      portal.faults.push(fault, fault)
      expect((await byGateway()).lines).toEqual(expected)
      expect(portal.faults.splice(0)).toEqual([])
    },
  )

  test('law: no faults in any order lose or double a movement', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...faults), { maxLength: 4 }), async (some) => {
        portal.faults.splice(0, portal.faults.length, ...some)
        expect((await byGateway()).lines).toEqual(expected)
        portal.faults.length = 0
      }),
      { numRuns: 20 },
    )
  }, 180_000)
})

test('the splice: below a slot by endpoint and from it on by gateway is every movement once', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: head - first }), async (offset) => {
      const border = first + offset
      const [below, above] = [await byRpc({ to: border - 1 }), await byGateway(border)]
      expect([...below.lines, ...above.lines]).toEqual(expected)
    }),
    { numRuns: 15 },
  )
}, 120_000)

test.each([
  ['alone', () => undefined],
  ['before an endpoint', openRpc],
])('the blocks of a gateway %s are the last ones where its head was', async (_, openEndpoint) => {
  const url = gateway.urlOf('solana')
  const told: (readonly [slot: number, onTop: boolean, isLast: boolean])[] = []
  const enough = new Error('enough')
  const reading = readSolana({
    routes,
    gateway: { url, floor: first },
    rpc: openEndpoint(),
    slots: openGatewaySlots(url),
    pollMs: 10,
    from: first,
    untilReachable: (work) => work(),
    log,
    handle: async (blocks, { onTop, isLast }) => {
      const slot = blocks.at(-1)?.header.slot ?? 0
      told.push([slot, onTop, isLast])
      if (slot >= head) throw enough
    },
  })
  await expect(reading).rejects.toBe(enough)
  expect(told.length).toBeGreaterThan(1)
  expect(told.filter(([slot, onTop, isLast]) => onTop || isLast !== (slot === head))).toEqual([])
  expect(told.at(-1)).toEqual([head, false, true])
})
