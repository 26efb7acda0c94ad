import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadCatalog, networkFolders } from '../../indexer/catalog.ts'
import { beginAt, isEvmRoute, routesOf } from '../../indexer/chains/routing.ts'
import { checkLogs } from '../../indexer/verify/check-logs.ts'
import { move } from '../devnet/calls.ts'
import { account, places } from '../devnet/places.ts'
import { type PortalBlock, readBlocks } from '../portal/chain-blocks.ts'
import { type PlayedChain, playChain } from '../reader/played-chain.ts'

/* What was read is held against headers and receipts of the node itself. */

let chain: PlayedChain
let blocks: readonly PortalBlock[]
beforeAll(async () => {
  chain = await playChain('polygon')
  for (let block = 1n; block <= 20n; block++) {
    await chain.mine([move(places.geod, account('geodnet buyer'), places.burn, block)])
    // A transfer to somebody else: the same contract and event, which is no burn.
    await chain.mine([move(places.geod, account('geodnet buyer'), account('somebody'), block)])
    await chain.mine()
  }
  const burned = `0x${places.burn.slice(2).toLowerCase().padStart(64, '0')}`
  const isBurn = ({ topics }: PortalBlock['logs'][number]) => topics[2] === burned
  blocks = (await readBlocks(chain.rpc, chain.genesis + 1)).map((block) => ({
    ...block,
    logs: block.logs.filter(isBurn),
  }))
})
afterAll(() => chain?.stop())

async function check(read: readonly PortalBlock[], count = 1000) {
  const { networks } = await loadCatalog(networkFolders({}))
  const routes = routesOf(
    networks.filter(({ id }) => id === 'geodnet'),
    'polygon',
  )
    .filter(isEvmRoute)
    .map((route) => beginAt(route, chain.genesis + 1))
  return checkLogs({
    endpoint: { url: chain.httpUrl, headers: {}, batch: 100 },
    routes,
    from: chain.genesis + 1,
    to: chain.genesis + 60,
    count,
    source: {
      read: async ({ fromBlock, toBlock = Number.POSITIVE_INFINITY }) =>
        read
          .filter(({ header }) => header.number >= fromBlock && header.number <= toBlock)
          .map((block) => ({
            height: block.header.number,
            hash: block.header.hash,
            json: JSON.stringify(block),
          })),
    },
  })
}

/** The tenth burn, and what is done to its block. */
const changed = (change: (block: PortalBlock) => PortalBlock) =>
  blocks.map((block, index) => (index === 27 ? change(block) : block))

describe('logs that were read', () => {
  test('stand in headers and receipts; where a bloom does not rule them out, the node was asked', async () => {
    const { faults, headers, ruledOut, asked, receipts } = await check(blocks)
    expect(faults).toEqual([])
    expect([headers, receipts]).toEqual([60, 20])
    expect(asked).toBeGreaterThanOrEqual(20)
    expect(ruledOut).toBeGreaterThanOrEqual(20)
  })

  test('are sampled', async () => {
    const { headers, receipts, faults } = await check(blocks, 5)
    expect(faults).toEqual([])
    expect(headers).toBeLessThanOrEqual(10)
    expect(receipts).toBeGreaterThanOrEqual(5)
  })

  test('and one that was not read is missed', async () => {
    const { faults } = await check(changed((block) => ({ ...block, logs: [] })))
    expect(faults).toEqual([expect.stringMatching(/^block \d+ has 1 logs of \S+ that were not read$/)])
  })

  test('and one that is told of an empty block is ruled out by its bloom', async () => {
    const invented = blocks[0]?.logs[0] as PortalBlock['logs'][number]
    const { faults } = await check(
      blocks.map((block, index) => (index === 2 ? { ...block, logs: [invented] } : block)),
    )
    expect(faults[0]).toMatch(/^log \d+ of block \d+ was read, and the bloom of its header rules it out$/)
  })

  test('and one with another amount is not that of the receipt', async () => {
    const { faults } = await check(
      changed((block) => ({
        ...block,
        logs: block.logs.map((log) => ({ ...log, data: `0x${'7'.padStart(64, '0')}` as const })),
      })),
    )
    expect(faults).toEqual([expect.stringMatching(/has 1 logs in its receipt and 1 were read; not alike/)])
  })

  test('and a block of another fork is named', async () => {
    const other = `0x${'cd'.repeat(32)}` as const
    const { faults } = await check(
      changed((block) => ({ ...block, header: { ...block.header, hash: other } })),
    )
    expect(faults).toEqual([
      expect.stringMatching(new RegExp(`was read as ${other}, and the endpoint has 0x`)),
    ])
  })
})
