import type { ClickHouseClient } from '@clickhouse/client'
import { connect } from '../../schemas/clickhouse/client.ts'
import type { Engine } from '../../schemas/clickhouse/engine/start.ts'
import { type Devnet, startDevnet } from '../devnet/devnet.ts'
import { eventually } from '../eventually.ts'
import { familyOf, residentMemory } from '../start/processes.ts'
import { cleanUp, start } from '../start/run.ts'
import { answer, pages } from './answers.ts'
import type { Line } from './report.ts'

const others = ['filecoin', 'arbitrum', 'solana'] as const
const chains = [...others, 'polygon']

/**
 * What stays in memory while the product stands: after a backfill of four chains, one of them that of the measured
 * ingest, and fifty views of each page, on the engine that all the other measurements were made on.
 */
export async function benchMemory(engine: Engine, polygon: Devnet): Promise<Line[]> {
  // A database of its own: the indexer would take the made-up networks away.
  const root = connect({ ...engine, database: 'default' }, 'bench')
  await root.command({ query: 'CREATE DATABASE product' })
  await root.close()
  const connection = { ...engine, database: 'product' }
  const client = connect(connection, 'bench')
  const devnet = await startDevnet({ chains: others, days: 2 })
  const run = start({
    ...devnet.environment,
    ...polygon.environment,
    CLICKHOUSE_URL: engine.url,
    CLICKHOUSE_USER: engine.username,
    CLICKHOUSE_PASSWORD: engine.password,
    CLICKHOUSE_DATABASE: connection.database,
    HISTORY: 'on',
  })
  try {
    const address = await run.ready()
    await eventually(async () => ((await following(client)) === chains.length ? true : undefined), {
      what: `${chains.length} chains that are followed`,
    })
    for (let round = 0; round < 50; round++)
      for (const page of pages)
        await answer((path, init) => fetch(`${address}${path}`, init), page, 'geodnet')
    return linesOf(run.child.pid ?? 0, engine.pid)
  } finally {
    await client.close()
    await cleanUp()
    await devnet.stop()
  }
}

async function following(client: ClickHouseClient): Promise<number> {
  const result = await client.query({
    query: "SELECT count() AS n FROM chain_states FINAL WHERE state = 'following'",
    format: 'JSONEachRow',
  })
  const [row] = await result.json<{ n: string }>()
  return Number(row?.n)
}

function linesOf(root: number, engine: number): Line[] {
  const family = familyOf(root)
  const memoryOf = (pattern: RegExp) =>
    family
      .filter(({ command }) => pattern.test(command))
      .reduce((sum, { pid }) => sum + residentMemory(pid), 0)
  const readers = chains.map(
    (chain): Line => ({
      name: `memory: reader of ${chain}`,
      value: memoryOf(new RegExp(`chain-process\\.mjs ${chain}`)),
      unit: 'MB',
    }),
  )
  const indexer = memoryOf(/indexer\/main\.mjs/)
  const api = memoryOf(/api\/main\.mjs/)
  const sum = residentMemory(engine) + indexer + api + readers.reduce((total, { value }) => total + value, 0)
  return [
    { name: 'memory: engine', value: residentMemory(engine), unit: 'MB' },
    { name: 'memory: indexer, without its readers', value: indexer, unit: 'MB' },
    ...readers,
    { name: 'memory: api', value: api, unit: 'MB' },
    { name: 'memory: start.mjs, which only waits', value: residentMemory(root), unit: 'MB' },
    {
      name: 'memory: engine, indexer, readers and api together',
      value: sum,
      unit: 'MB',
      target: { most: 1536 },
    },
  ]
}
