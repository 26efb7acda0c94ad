import type { ClickHouseClient } from '@clickhouse/client'
import { parse } from 'csv-parse/sync'
import { createPublicClient, http, parseAbiItem } from 'viem'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { formatAmount } from '../../schemas/amount.ts'
import { connect } from '../../schemas/clickhouse/client.ts'
import { type Engine, startEngine } from '../../schemas/clickhouse/engine/start.ts'
import { move, setUp } from '../devnet/calls.ts'
import { compileContracts } from '../devnet/compile.ts'
import { type Devnet, startDevnet } from '../devnet/devnet.ts'
import { account } from '../devnet/places.ts'
import { createRpc } from '../devnet/rpc.ts'
import { readTruth } from '../devnet/truth.ts'
import { eventually } from '../eventually.ts'
import { cleanUp, type Run, start, temporaryFolder } from '../start/run.ts'
import { knownOf } from './database.ts'

/*
 * Adding a network takes one file and one folder of fixtures. Here it joins a chain that another network is read from and
 * that is read to its end already.
 */

const token = '0xe719C6f6ED32B8542E7535e8280df2748931282D'
const treasury = '0xE865395746665132EEb7BCfc17E8cB38F8DED31C'
const halfDay = 43_200

let devnet: Devnet
let engine: Engine
let client: ClickHouseClient
let run: Run

beforeAll(async () => {
  const endTime = Math.floor(Date.now() / 1000) - 5 * 2 * halfDay
  devnet = await startDevnet({ seed: 'extend', days: 4, endTime, chains: ['filecoin', 'polygon'] })
  await playWind(endTime)
  engine = await startEngine({ dataDir: temporaryFolder(), log: () => undefined })
  client = connect(engine, 'test')
}, 180_000)

afterAll(async () => {
  await cleanUp()
  await client?.close()
  await engine?.stop()
  await devnet?.stop()
})

/** Eight half days of payments, and of moves that are none, between those of the network that is known already. */
async function playWind(endTime: number): Promise<void> {
  const { httpUrl = '' } = devnet.chains.polygon ?? {}
  await createRpc(httpUrl)('anvil_setCode', token, compileContracts()['Token']?.code)
  const wind = { name: 'Windmill credit', symbol: 'WIND', decimals: 6 }
  await devnet.play('polygon', { time: endTime + 10, transactions: [[setUp(token, wind)]] })
  for (let half = 1n; half <= 8n; half++) {
    const time = endTime + Number(half) * halfDay
    const payments = [1n, 2n, 3n].map((n) =>
      move(token, account('customer'), treasury, half * 1_000_003n + n),
    )
    const other = move(token, treasury, account('miller'), 5n)
    if (half !== 5n) await devnet.play('polygon', { time, transactions: [payments, [other]] })
    await devnet.pay({ network: 'geodnet', time: time + 60 })
    await devnet.pay({ network: 'filecoin', time: time + 60 })
  }
}

const launch = (env: Readonly<Record<string, string>> = {}) =>
  start({
    ...devnet.environment,
    CLICKHOUSE_URL: engine.url,
    CLICKHOUSE_USER: engine.username,
    CLICKHOUSE_PASSWORD: engine.password,
    CLICKHOUSE_DATABASE: engine.database,
    ...env,
  })

/** Sums per UTC day as the node tells them, by a signature and addresses of our own. */
async function windByDay(): Promise<Map<string, bigint>> {
  const node = createPublicClient({ transport: http(devnet.chains.polygon?.httpUrl) })
  const logs = await node.getLogs({
    address: token,
    event: parseAbiItem('event Transfer(address indexed from, address indexed to, uint256 value)'),
    args: { to: treasury },
    fromBlock: BigInt(devnet.chains.polygon?.genesis ?? 0),
    strict: true,
  })
  const sums = new Map<string, bigint>()
  for (const { args, blockTimestamp } of logs) {
    const day = new Date(Number(blockTimestamp) * 1000).toISOString().slice(0, 10)
    sums.set(day, (sums.get(day) ?? 0n) + args.value)
  }
  return sums
}

async function ask<Data>(query: string): Promise<Data> {
  const response = await fetch(`${await run.ready()}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  })
  const { data, errors } = (await response.json()) as { data: Data; errors?: unknown }
  expect(errors).toBeUndefined()
  return data
}

type Series = { times: string[]; values: (string | null)[] }
const seriesOf = async (metric: string) => {
  const { series } = await ask<{ series: Series[] }>(
    `{ series(metrics: ["${metric}"], networks: ["windmills"], period: { from: "2020-01-01", to: "2030-01-01" }) { times values } }`,
  )
  const [own] = series
  const entries = own?.times.map((time, index) => [time, own.values[index]] as const) ?? []
  return new Map(entries.filter(([, value]) => value !== '0'))
}

/** Until it is so; says what was otherwise when it never is. */
const becomes = (what: string, check: () => Promise<void>) =>
  eventually(
    async () => {
      await check()
      return true
    },
    { what, seconds: 60 },
  )

test('a network that joins later is read from its first block, and nothing else changes', async () => {
  run = launch()
  const truth = await readTruth(devnet.chains)
  const movements = truth.reduce((sum, row) => sum + row.movements, 0)
  const before = await eventually(
    async () => {
      const known = await knownOf(client, 'TRUE')
      const [dirty] = await (
        await client.query({
          query: 'SELECT count() AS n FROM dirty_months FINAL WHERE computed_at <= marked_at',
          format: 'JSONEachRow',
        })
      ).json<{ n: string }>()
      return known.movements.length === movements && dirty?.n === '0' ? known : undefined
    },
    { what: 'the networks that are known' },
  )
  expect(before.figures.length).toBeGreaterThan(100)
  run.child.kill('SIGTERM')
  expect(await run.exited).toBe(0)

  run = launch({ NETWORKS_DIR: new URL('./networks', import.meta.url).pathname })
  const expected = await windByDay()
  expect(expected.size).toBeGreaterThan(3)
  const text = new Map([...expected].map(([day, raw]) => [day, formatAmount(raw, 6)]))
  await becomes('the fees of the new network', async () =>
    expect(await seriesOf('fees_native')).toEqual(text),
  )
  await becomes('the other networks as they were', async () =>
    expect(await knownOf(client, "network != 'windmills'")).toEqual(before),
  )
  // A credit is pegged to a quarter of a dollar, and millers get nine parts of ten.
  const part = (times: bigint, places: number) =>
    new Map([...expected].map(([day, raw]) => [day, formatAmount(raw * times, places)]))
  expect(await seriesOf('fees')).toEqual(part(25n, 8))
  expect(await seriesOf('supply_side_revenue')).toEqual(part(225n, 9))
}, 180_000)

test('it stands in the list of networks, in the coverage, behind its figures and in the files', async () => {
  const { networks, coverage, movements } = await ask<{
    networks: { id: string; name: string }[]
    coverage: Record<string, string>[]
    movements: { totalCount: number; total: string; nodes: { payee: string }[] }
  }>(`{
    networks { id name }
    coverage { network source chain decoder state }
    movements(filter: { network: "windmills", metric: "fees_native", token: "WIND", period: { from: "2020-01-01", to: "2030-01-01" } }) { totalCount total nodes { payee } }
  }`)
  expect(networks).toContainEqual({ id: 'windmills', name: 'Windmills' })
  expect(coverage.filter(({ network }) => network === 'windmills')).toEqual([
    {
      network: 'windmills',
      source: 'wind-polygon',
      chain: 'polygon',
      decoder: 'erc20-transfer@1',
      state: 'following',
    },
  ])
  const total = [...(await windByDay()).values()].reduce((sum, raw) => sum + raw, 0n)
  expect(movements.totalCount).toBe(21)
  expect(movements.total).toBe(formatAmount(total, 6))
  expect(new Set(movements.nodes.map(({ payee }) => payee))).toEqual(new Set([treasury.toLowerCase()]))

  const csv = await fetch(`${await run.ready()}/export/movements.csv?network=windmills`)
  const rows = parse(await csv.text(), { columns: true }) as Record<string, string>[]
  expect(rows.reduce((sum, { amount_raw = '0' }) => sum + BigInt(amount_raw), 0n)).toBe(total)
  const figures = await fetch(`${await run.ready()}/export/figures.csv?network=windmills&metric=fees_native`)
  expect(parse(await figures.text(), { columns: true }).length).toBeGreaterThan(3)
})
