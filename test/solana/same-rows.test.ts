import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { solanaChains } from '../../indexer/chains/definitions.ts'
import { type Gateway, startGateway } from '../../indexer/sources/gateway.ts'
import { openSources } from '../../indexer/sources/open-sources.ts'
import { ask, readQuestion } from '../../schemas/clickhouse/question.ts'
import { commandOf } from '../../schemas/compiled.ts'
import { type FakePortal, startPortal } from '../portal/fake-portal.ts'
import { portalBlockOf, type SolanaPortalBlock, solanaFamily } from '../portal/solana-family.ts'
import { type Database, type Databases, startDatabases } from '../reader/database.ts'
import { startReader } from '../reader/reader-process.ts'
import { type Invented, inventedSettings, linesOf, startInvented } from './invented-chain.ts'
import { recount } from './recount.ts'

/* The same blocks by an endpoint, through a Portal, by both and out of an archive: the same rows, and the same hash of every
 * month. */

const run = promisify(execFile)
const hashes = readQuestion(new URL('../../api/queries/hashes_export.sql', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'depindex-archive-'))

let databases: Databases
let invented: Invented
let portal: FakePortal<SolanaPortalBlock>
let live: Database
const gateways: Gateway[] = []

beforeAll(async () => {
  // Six hours a block, so that the chain is of two months.
  ;[databases, invented] = await Promise.all([startDatabases(), startInvented('same rows', 110, 6 * 3600)])
  portal = await startPortal(solanaFamily, {
    dataset: 'solana-devnet',
    blocks: invented.chain.blocks.map(portalBlockOf),
    chunk: 40,
    chunksOfStream: 2,
  })
  live = await read('live', {})
}, 180_000)

afterAll(async () => {
  await Promise.all(gateways.map((gateway) => gateway.close()))
  await portal?.stop()
  await databases?.stop()
  await invented?.stop()
  rmSync(folder, { recursive: true, force: true })
})

const portalSettings = (url = portal.url) => ({
  PORTAL_URL: url,
  SOLANA_PORTAL: 'solana-devnet',
  PORTAL_RATE: '1000',
})

/** A new database, read to the head with these settings; PORTAL_URL or REPLAY put a gateway before it. */
async function read(name: string, env: Record<string, string>, url?: string): Promise<Database> {
  const sources = await openSources(solanaChains, { PORTAL_URL: 'off', ...env })
  const gateway = sources.size === 0 ? undefined : await startGateway(sources, () => undefined)
  if (gateway !== undefined) gateways.push(gateway)
  const database = await databases.create(name)
  const reader = startReader({
    database,
    chain: invented.read,
    ...(url !== undefined && { url }),
    env: {
      ...inventedSettings,
      ...env,
      ...(gateway !== undefined && { GATEWAY_URL: gateway.urlOf('solana') }),
    },
  })
  await reader.caughtUp()
  await reader.drain()
  // It came through without a fault that a restart would hide.
  expect(reader.messages.filter(({ type }) => type === 'ended')).toEqual([])
  return database
}

const rowsOf = async ({ client }: Database) =>
  ask<Record<string, unknown>>(client, {
    name: 'rows',
    text: 'SELECT * FROM movements ORDER BY block, transaction_index, path, fact',
  })
const hashesOf = ({ client }: Database) => ask(client, hashes, { networks: [] })
const coverageOf = ({ client }: Database) =>
  ask(client, {
    name: 'coverage',
    text: 'SELECT network, source, decoder, from_block, from_time FROM chain_sources ORDER BY ALL',
  })
const expectSame = async (database: Database) => {
  expect(await rowsOf(database)).toEqual(await rowsOf(live))
  expect(await hashesOf(database)).toEqual(await hashesOf(live))
  expect(await coverageOf(database)).toEqual(await coverageOf(live))
}

test('by endpoint they are those of the blocks, in two months, in base58 as it is', async () => {
  const expected = recount(invented.chain.blocks).sort()
  expect(expected.length).toBeGreaterThan(100)
  expect(await linesOf(live)).toEqual(expected)
  expect(await hashesOf(live)).toHaveLength(2)
  const { chain } = invented
  for (const row of await rowsOf(live)) {
    expect(chain.transaction(String(row['transaction']))).toBeDefined()
    expect(chain.ofAddress(String(row['token_address'])).length).toBeGreaterThan(0)
  }
})

test('through a Portal, without an endpoint', async () => {
  await expectSame(await read('portal', portalSettings(), 'off'))
})

test('through a Portal that fails and lies', async () => {
  const height = invented.read.genesis + 30
  portal.faults.push(
    { kind: 'cut', afterBlocks: 9, inLine: true },
    { kind: 'status', status: 503 },
    { kind: 'reorder', height },
    { kind: 'status', status: 429, retryAfter: '0.2' },
    { kind: 'duplicate', height: height + 20 },
    { kind: 'wrong-parent', height: height + 40 },
  )
  await expectSame(await read('faults', portalSettings(), 'off'))
}, 120_000)

test('below the first slot of a dataset by endpoint, from there by Portal, at the head by endpoint again', async () => {
  const { blocks } = invented.chain
  const [floor, top] = [blocks[40]?.slot ?? 0, blocks[90]?.slot ?? 0]
  const part = await startPortal(solanaFamily, {
    dataset: 'solana-devnet',
    blocks: blocks.slice(40, 91).map(portalBlockOf),
  })
  try {
    invented.node.calls.length = 0
    await expectSame(await read('splice', portalSettings(part.url)))
    const slots = invented.node.calls
      .filter(({ method }) => method === 'getTransaction')
      .map(({ parameters }) => invented.chain.transaction(String(parameters[0]))?.block.slot ?? 0)
    expect(Math.min(...slots)).toBeLessThan(floor)
    expect(Math.max(...slots)).toBeGreaterThan(top)
    // What the dataset has is not asked of the endpoint.
    expect(slots.filter((slot) => slot >= floor && slot <= top)).toEqual([])
  } finally {
    await part.stop()
  }
}, 120_000)

test('a dataset without what lies below, and no endpoint: read from its first slot on, and coverage says so', async () => {
  const { blocks } = invented.chain
  const part = await startPortal(solanaFamily, {
    dataset: 'solana-devnet',
    blocks: blocks.slice(40).map(portalBlockOf),
  })
  try {
    const database = await read('floor', portalSettings(part.url), 'off')
    expect(await linesOf(database)).toEqual(recount(blocks.slice(40)).sort())
    const floors = new Set(
      (await coverageOf(database)).map((row) => (row as { from_block: string }).from_block),
    )
    expect([...floors]).toEqual([`${blocks[40]?.slot}`])
  } finally {
    await part.stop()
  }
}, 120_000)

async function record(from: number, to: number, env: Record<string, string>): Promise<string> {
  const { flags, path } = commandOf(new URL('../../indexer/archive/record.ts', import.meta.url))
  const what = ['solana', `${from}`, `${to}`, '--out', join(folder, 'solana')]
  const { stdout } = await run(process.execPath, [...flags, path, ...what], {
    env: {
      PATH: process.env['PATH'],
      DEPINDEX_COMPILED: process.env['DEPINDEX_COMPILED'],
      ...inventedSettings,
      ...env,
    },
  })
  return stdout
}

test('out of an archive, recorded by endpoint and through the Portal', async () => {
  const { blocks } = invented.chain
  // The range of the reader: its settings begin one slot above the first block.
  const [first, middle] = [(blocks[0]?.slot ?? 0) + 1, blocks[50]?.slot ?? 0]
  const head = invented.chain.head().slot
  const byEndpoint = { SOLANA_RPC_URL: invented.node.url, PORTAL_URL: 'off' }
  expect(await record(first, middle, byEndpoint)).toMatch(/blocks \d+ to \d+ recorded; \d+ blocks with/)
  const byPortal = { ...portalSettings(), SOLANA_RPC_URL: 'off' }
  expect(await record(middle + 1, head, byPortal)).toMatch(/blocks \d+ to \d+ recorded/)
  await expectSame(await read('replay', { REPLAY: folder }, 'off'))
}, 180_000)

test('another cluster behind the endpoint is refused, and nothing is written', async () => {
  const database = await databases.create('wrong')
  const other = await startInvented('other', 3)
  other.node.faults.push({
    kind: 'change',
    method: 'getGenesisHash',
    change: () => 'EtWTRABZaYq6iMfeYKouRu166VU2xqa1wcaWoxPkrZBG',
  })
  try {
    const reader = startReader({ database, chain: other.read, env: inventedSettings })
    await reader.ended
    expect(reader.ending()).toMatchObject({ kind: 'config' })
    expect(JSON.stringify(reader.ending())).toMatch(
      /wrong chain behind the endpoint; got \\"genesis hash EtWT/,
    )
    expect(await rowsOf(database)).toEqual([])
  } finally {
    await other.stop()
  }
})
