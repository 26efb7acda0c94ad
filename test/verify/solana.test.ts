import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { recompute } from '../../indexer/figures.ts'
import { type SolanaDevnet, startSolanaDevnet } from '../devnet/solana/devnet.ts'
import { type FakePortal, startPortal } from '../portal/fake-portal.ts'
import { portalBlockOf, type SolanaPortalBlock, solanaFamily } from '../portal/solana-family.ts'
import { type Database, type Databases, startDatabases } from '../reader/database.ts'
import { startReader } from '../reader/reader-process.ts'
import { runCommand, serveProduct } from './product.ts'

/* Networks on Solana are read again from an endpoint, a Portal and a recording, and compared as those on other chains are. */

const folder = mkdtempSync(join(tmpdir(), 'depindex-verified-solana-'))
const archive = join(folder, 'solana')
const month = '2026-02'
let databases: Databases
let devnet: SolanaDevnet
let portal: FakePortal<SolanaPortalBlock>
let live: Database
let product: Awaited<ReturnType<typeof serveProduct>>

beforeAll(async () => {
  const endTime = Date.parse('2026-02-02T20:00:00Z') / 1000
  ;[databases, devnet] = await Promise.all([
    startDatabases(),
    startSolanaDevnet({ seed: 'verified', days: 3, endTime }),
  ])
  // The month is over, and it begins after the chain does.
  devnet.play({ time: Date.parse('2026-03-01T00:00:05Z') / 1000 })
  devnet.play({ time: Date.parse('2026-03-01T00:00:10Z') / 1000 })
  portal = await startPortal(solanaFamily, {
    dataset: 'solana-devnet',
    blocks: devnet.chain.blocks.map(portalBlockOf),
  })
  live = await databases.create('live')
  const reader = startReader({
    database: live,
    chain: {
      httpUrl: devnet.node.url,
      chain: 'solana',
      genesis: devnet.chain.blocks[0]?.slot ?? 0,
      head: async () => ({ hash: devnet.chain.head().blockhash }),
    },
    env: { ...devnet.environment, SOLANA_RPC_RATE: '2000' },
  })
  await reader.caughtUp()
  await reader.drain()
  product = await serveProduct(live)
  for (const network of ['helium', 'render'])
    await recompute(live.client, network, '1970-01-01', '2106-01-01')
}, 180_000)

afterAll(async () => {
  await Promise.all([product?.stop(), portal?.stop(), devnet?.stop()])
  await databases?.stop()
  rmSync(folder, { recursive: true, force: true })
})

const settings = () => ({ ...devnet.environment, SOLANA_RPC_RATE: '2000' })
const verify = (
  network: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = settings(),
) => runCommand('indexer/verify/verify.ts', [network, month, ...args, '--of', product.url], env)

test('a month is equal by the endpoint, and so are its figures', async () => {
  const { code, said, told } = await verify('helium', ['--source', 'endpoint'])
  expect(said, told).toMatch(
    /^helium 2026-02 on solana: equal. \d{2,} movements, [0-9a-f]{64}, read again from the endpoint, blocks \d+ to \d+\nhelium 2026-02: equal. \d{2,} figures recounted, with 1 prices checked/,
  )
  expect(code).toBe(0)
}, 180_000)

test('a month is equal through a Portal', async () => {
  const env = { ...settings(), PORTAL_URL: portal.url, SOLANA_PORTAL: 'solana-devnet', PORTAL_RATE: '1000' }
  const { code, said, told } = await verify('render', ['--source', 'portal'], env)
  expect(said, told).toMatch(/^render 2026-02 on solana: equal. \d+ movements, .* read again from the portal/)
  expect(code).toBe(0)
}, 180_000)

test('a recording tells what was changed: an amount, a movement that is gone, one that is there twice', async () => {
  const last = devnet.chain.head().slot
  const recorded = await runCommand(
    'indexer/archive/record.ts',
    ['solana', `${devnet.chain.blocks[0]?.slot}`, `${last}`, '--network', 'helium', '--out', archive],
    settings(),
  )
  expect(recorded.code, recorded.told).toBe(0)
  const [row] = await (
    await live.client.query({
      query: `SELECT transaction, position FROM movements WHERE network = 'helium' AND fact = 'payment' AND time >= '2026-02-01' ORDER BY time LIMIT 1`,
      format: 'JSONEachRow',
    })
  ).json<{ transaction: string; position: string }>()
  const one = `transaction = '${row?.transaction}' AND position = '${row?.position}' AND fact = 'payment'`
  const change = (query: string) =>
    live.client.command({ query, clickhouse_settings: { mutations_sync: '1' } })
  await change('CREATE TABLE untouched AS movements')
  await change('INSERT INTO untouched SELECT * FROM movements')
  for (const [plant, found] of [
    [
      `ALTER TABLE movements UPDATE amount_raw = '7' WHERE ${one}`,
      /amount_raw is 7 in the product and \d+ at the source/,
    ],
    [
      `ALTER TABLE movements DELETE WHERE ${one}`,
      /1 movements are missing in the product.*missing in the product; the source has/,
    ],
    [
      `INSERT INTO movements SELECT * FROM movements WHERE ${one}`,
      /stands 2 times in the product and happened once/,
    ],
  ] as const) {
    await change(plant)
    const { code, said, told } = await verify('helium', ['--source', archive])
    expect(said, told).toMatch(found)
    expect(said).toContain(`transaction ${row?.transaction}`)
    expect(code).toBe(1)
    await change('TRUNCATE TABLE movements')
    await change('INSERT INTO movements SELECT * FROM untouched')
  }
}, 300_000)
