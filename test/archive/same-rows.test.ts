import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openArchiveWriter } from '../../indexer/archive/write-archive.ts'
import { allChains, chains } from '../../indexer/chains/definitions.ts'
import { type Gateway, startGateway } from '../../indexer/sources/gateway.ts'
import { openSources } from '../../indexer/sources/open-sources.ts'
import { ask, readQuestion } from '../../schemas/clickhouse/question.ts'
import { commandOf } from '../../schemas/compiled.ts'
import { move } from '../devnet/calls.ts'
import { account, places } from '../devnet/places.ts'
import { readBlocks } from '../portal/chain-blocks.ts'
import { type FakePortal, startFakePortal } from '../portal/fake-portal.ts'
import { type Database, type Databases, startDatabases } from '../reader/database.ts'
import { type PlayedChain, playChain, playPayments } from '../reader/played-chain.ts'
import { startReader } from '../reader/reader-process.ts'

/* The same blocks by an endpoint, through a Portal and out of an archive: the same rows, and the same hash of every month. */

const run = promisify(execFile)
const hashes = readQuestion(new URL('../../api/queries/hashes_export.sql', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'depindex-archive-'))
const filecoin = chains.filter(({ id }) => id === 'filecoin')

let databases: Databases
let chain: PlayedChain
let portal: FakePortal
let live: Database
const gateways: Gateway[] = []

beforeAll(async () => {
  ;[databases, chain] = await Promise.all([startDatabases(), playChain()])
  const payments = playPayments(chain, 'same rows')
  await payments.blocks(160)
  await payments.empty(30)
  await chain.mine([], 5 * 3600)
  await payments.blocks(60)
  portal = await startFakePortal({
    dataset: 'filecoin-devnet',
    blocks: await readBlocks(chain.rpc, chain.genesis),
    chunk: 50,
    chunksOfStream: 2,
  })
  live = await databases.create('live')
  const reader = startReader({ database: live, chain })
  await reader.caughtUp()
  await reader.drain()
}, 180_000)

afterAll(async () => {
  await Promise.all(gateways.map((gateway) => gateway.close()))
  await portal?.stop()
  await databases?.stop()
  await chain?.stop()
  rmSync(folder, { recursive: true, force: true })
})

const rowsOf = async ({ client }: Database) =>
  ask<Record<string, unknown>>(client, {
    name: 'rows',
    text: 'SELECT * FROM movements ORDER BY block, transaction_index, path, fact',
  })
const hashesOf = ({ client }: Database) => ask(client, hashes, { networks: [] })

/** A reader that has nothing but the gateway, as where no endpoint is set. */
async function readThrough(name: string, env: Record<string, string>, played = chain): Promise<Database> {
  const sources = await openSources(
    chains.filter(({ id }) => id === played.chain),
    env,
  )
  const gateway = await startGateway(sources, () => undefined)
  gateways.push(gateway)
  const database = await databases.create(name)
  const reader = startReader({
    database,
    chain: played,
    url: 'off',
    env: { ...env, GATEWAY_URL: gateway.urlOf(played.chain) },
  })
  await reader.caughtUp()
  await reader.drain()
  // It came through without a fault that a restart would hide.
  expect(reader.messages.filter(({ type }) => type === 'ended')).toEqual([])
  return database
}

const portalSettings = () => ({
  PORTAL_URL: portal.url,
  FILECOIN_PORTAL: 'filecoin-devnet',
  PORTAL_RATE: '1000',
})

async function record(from: number, to: number, env: Record<string, string>): Promise<string> {
  const { flags, path } = commandOf(new URL('../../indexer/archive/record.ts', import.meta.url))
  const { stdout } = await run(
    process.execPath,
    [...flags, path, 'filecoin', `${from}`, `${to}`, '--out', join(folder, 'filecoin')],
    { env: { PATH: process.env['PATH'], DEPINDEX_COMPILED: process.env['DEPINDEX_COMPILED'], ...env } },
  )
  return stdout
}

test('there is something to compare, in two months', async () => {
  const found = await hashesOf(live)
  expect(found).toHaveLength(2)
  expect((await rowsOf(live)).length).toBeGreaterThan(300)
})

test('through a Portal, without an endpoint', async () => {
  const database = await readThrough('portal', portalSettings())
  expect(await rowsOf(database)).toEqual(await rowsOf(live))
  expect(await hashesOf(database)).toEqual(await hashesOf(live))
})

test('through a Portal that fails and lies', async () => {
  portal.faults.push(
    { kind: 'cut', afterBlocks: 9, inLine: true },
    { kind: 'status', status: 503 },
    { kind: 'reorder', height: chain.genesis + 40 },
    { kind: 'status', status: 429, retryAfter: '0.2' },
    { kind: 'duplicate', height: chain.genesis + 90 },
    { kind: 'wrong-parent', height: chain.genesis + 120 },
  )
  const database = await readThrough('faults', portalSettings())
  expect(portal.faults).toEqual([])
  expect(await rowsOf(database)).toEqual(await rowsOf(live))
}, 120_000)

test('through a Portal up to its head, and by the endpoint from there', async () => {
  const all = await readBlocks(chain.rpc, chain.genesis)
  const behind = await startFakePortal({ dataset: 'filecoin-devnet', blocks: all.slice(0, -40) })
  try {
    const env = { ...portalSettings(), PORTAL_URL: behind.url }
    const gateway = await startGateway(await openSources(filecoin, env), () => undefined)
    gateways.push(gateway)
    const database = await databases.create('handover')
    const reader = startReader({
      database,
      chain,
      finality: 20,
      env: { ...env, GATEWAY_URL: gateway.urlOf('filecoin') },
    })
    await reader.caughtUp()
    await reader.drain()
    expect(await rowsOf(database)).toEqual(await rowsOf(live))
    expect(behind.requests.some(({ path }) => path.endsWith('finalized-stream'))).toBe(true)

    // The dataset goes away: what is left is little, so the endpoint is enough.
    await behind.stop()
    const again = startReader({
      database,
      chain,
      finality: 20,
      env: { ...env, GATEWAY_URL: gateway.urlOf('filecoin') },
    })
    await again.caughtUp()
    await again.drain()
    expect(again.log()).toContain('dataset not reached, reading the endpoint alone')
    expect(await rowsOf(database)).toEqual(await rowsOf(live))
  } finally {
    await behind.stop()
  }
}, 120_000)

test('a dataset that begins later is covered from there, and says so', async () => {
  const polygon = await playChain('polygon')
  for (let block = 1n; block <= 60n; block++)
    await polygon.mine([move(places.geod, account('geodnet buyer'), places.burn, block)])
  const late = await startFakePortal({
    dataset: 'polygon-devnet',
    blocks: (await readBlocks(polygon.rpc, polygon.genesis)).slice(20),
  })
  try {
    const settings = { PORTAL_URL: late.url, POLYGON_PORTAL: 'polygon-devnet', PORTAL_RATE: '1000' }
    const database = await readThrough('floor', settings, polygon)
    const first = polygon.genesis + 20
    const blocks = (await rowsOf(database)).map(({ block }) => Number(block))
    expect(blocks).toEqual(Array.from({ length: 41 }, (_, index) => first + index))
    const coverage = { name: 'coverage', text: 'SELECT DISTINCT from_block FROM chain_sources' }
    expect(await ask(database.client, coverage)).toEqual([{ from_block: `${first}` }])
  } finally {
    await late.stop()
    await polygon.stop()
  }
}, 120_000)

test('a dataset that begins above what was read takes nothing away, whether it answers or not', async () => {
  const all = await readBlocks(chain.rpc, chain.genesis)
  const late = await startFakePortal({ dataset: 'filecoin-devnet', blocks: all.slice(100) })
  const database = await databases.create('known')
  const readOn = async (url: string | undefined) => {
    const env = { ...portalSettings(), PORTAL_URL: late.url }
    const gateway =
      url === undefined ? undefined : await startGateway(await openSources(filecoin, env), () => undefined)
    if (gateway !== undefined) gateways.push(gateway)
    const reader = startReader({
      database,
      chain,
      finality: 20,
      env: gateway === undefined ? {} : { ...env, GATEWAY_URL: gateway.urlOf('filecoin') },
    })
    await reader.caughtUp()
    await reader.drain()
    expect(reader.log()).not.toContain('rewinding')
    expect(await rowsOf(database)).toEqual(await rowsOf(live))
  }
  try {
    await readOn(undefined)
    await readOn(late.url)
    await late.stop()
    await readOn(late.url)
  } finally {
    await late.stop()
  }
}, 120_000)

describe('out of an archive', () => {
  let recordedFrom: { block: number; middle: number; head: number }
  beforeAll(async () => {
    const head = (await chain.head()).number
    recordedFrom = { block: chain.genesis, middle: chain.genesis + 100, head }
    // One half by the endpoint, whose last blocks are not final by themselves, and the other through the Portal.
    const settings = { FILECOIN_RPC_URL: chain.httpUrl, FILECOIN_FINALITY: '10', PORTAL_URL: 'off' }
    expect(await record(recordedFrom.block, recordedFrom.middle, settings)).toMatch(
      /blocks \d+ to \d+ recorded/,
    )
    expect(
      await record(recordedFrom.middle + 1, head, { ...portalSettings(), FILECOIN_RPC_URL: 'off' }),
    ).toMatch(/blocks \d+ to \d+ recorded/)
    // A folder holds recordings of several chains, of any family, and each reader takes its own.
    for (const other of allChains.filter(({ id }) => id !== 'filecoin')) {
      const identity =
        other.family === 'evm' ? { chainId: other.chainId } : { genesisHash: other.genesisHash }
      const writer = openArchiveWriter(join(folder, other.id), {
        chain: other.id,
        ...identity,
        from: 1,
        recordedFrom: 'a test',
        environment: 'mainnet',
        sources: [{ network: 'x', source: 'x', from: 1, filter: '[]' }],
      })
      await writer.append([{ height: 1, logs: 0, json: '{"header":{"number":1,"hash":"x"}}' }])
      await writer.finish(1)
    }
  }, 120_000)

  test('recorded by the endpoint and through the Portal', async () => {
    const database = await readThrough('replay', { REPLAY: folder })
    expect(await rowsOf(database)).toEqual(await rowsOf(live))
    expect(await hashesOf(database)).toEqual(await hashesOf(live))
    const coverage = {
      name: 'coverage',
      text: 'SELECT network, source, from_block, from_time FROM chain_sources ORDER BY ALL',
    }
    expect(await ask(database.client, coverage)).toEqual(await ask(live.client, coverage))
  })

  test('another history of the chain does not continue it', async () => {
    const other = await playChain('filecoin', { time: Date.parse('2026-02-03T00:00:00Z') / 1000 })
    const settings = { FILECOIN_RPC_URL: other.httpUrl, FILECOIN_FINALITY: '1', PORTAL_URL: 'off' }
    try {
      for (let block = 0; block <= recordedFrom.head - recordedFrom.block + 5; block++) await other.mine()
      await expect(record(recordedFrom.head + 1, recordedFrom.head + 3, settings)).rejects.toThrow(
        /the chain does not continue the archive; got "block \d+ on 0x[0-9a-f]+"; expected block \d+ on 0x/,
      )
    } finally {
      await other.stop()
    }
  })

  test('a database that was read from elsewhere is not touched', async () => {
    const before = await rowsOf(live)
    const gateway = await startGateway(await openSources(filecoin, { REPLAY: folder }), () => undefined)
    gateways.push(gateway)
    const part = await databases.create('part')
    await part.client.command({
      query:
        'INSERT INTO chain_sources SELECT * REPLACE (from_block - 1 AS from_block) FROM live.chain_sources',
    })
    const reader = startReader({
      database: part,
      chain,
      url: 'off',
      env: { REPLAY: folder, GATEWAY_URL: gateway.urlOf('filecoin') },
    })
    await reader.ended
    expect(reader.ending()).toMatchObject({ kind: 'config' })
    expect(JSON.stringify(reader.ending())).toMatch(
      /the database was read from elsewhere; .*choose another DATA_DIR/,
    )
    expect(await rowsOf(live)).toEqual(before)
  })

  test.each([
    [[1, 2], /another archive stands in the folder/],
    [[5, 4], /arguments not understood; got "filecoin \d+ \d+"/],
    [[1, 2 ** 40], /range ends above the last final block; got \d+; expected at most \d+/],
  ] as const)('a range %o that cannot be is refused', async ([from, to], message) => {
    await expect(
      record(chain.genesis + from, chain.genesis + to, {
        FILECOIN_RPC_URL: chain.httpUrl,
        FILECOIN_FINALITY: '10',
        PORTAL_URL: 'off',
      }),
    ).rejects.toThrow(message)
  })
})
