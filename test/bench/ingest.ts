import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { compile } from '../../compile.mjs'
import type { FromChild } from '../../indexer/supervisor/messages.ts'
import { ask, command } from '../../schemas/clickhouse/question.ts'
import { move } from '../devnet/calls.ts'
import { type Devnet, startDevnet } from '../devnet/devnet.ts'
import { account, places } from '../devnet/places.ts'
import { readTruth } from '../devnet/truth.ts'
import { type Database, startDatabases } from '../reader/database.ts'
import { type Line, quantile } from './report.ts'

/** Denser than any chain that we read, where most blocks hold no event of ours: blocks are what a reader waits for. */
const blocks = 2500
const eventsOfBlock = 10
const rounds = 3

const nothing = new URL('./nothing-process.ts', import.meta.url)
const nothingOfSolana = new URL('./nothing-of-solana-process.ts', import.meta.url)
const reader = new URL('../../indexer/chain-process.ts', import.meta.url)
let compiled: ReturnType<typeof compile> | undefined

export type BenchChain = { readonly devnet: Devnet; readonly head: number; readonly emitted: number }

/** A chain of 2,500 blocks with ten burns each, after two days of the scenario. */
export async function playBenchChain(): Promise<BenchChain> {
  const devnet = await startDevnet({
    days: 2,
    endTime: Math.floor(Date.now() / 1000) - 2 * blocks,
    chains: ['polygon'],
  })
  const before = (await readTruth(devnet.chains)).filter(({ chain }) => chain === 'polygon')
  const played = before.reduce((sum, row) => sum + row.movements, 0)
  let head = 0
  for (let block = 1n; block <= blocks; block++) {
    const calls = Array.from({ length: eventsOfBlock }, (_, index) =>
      move(places.geod, account('geodnet buyer'), places.burn, block * 1_000n + BigInt(index) + 1n),
    )
    head = (await devnet.play('polygon', { transactions: [calls] })).number
  }
  return { devnet, head, emitted: played + blocks * eventsOfBlock }
}

/** The reader against one that does nothing, in turns on the same chain, each in a process as the supervisor starts it. */
export async function benchIngest(
  { devnet, head, emitted }: BenchChain,
  say: (line: string) => void,
): Promise<Line[]> {
  const databases = await startDatabases()
  const speeds = { real: [] as number[], nothing: [] as number[] }
  try {
    for (let round = 0; round < rounds; round++) {
      const reach = Object.fromEntries(
        Object.entries(devnet.environment).filter(([name]) => /^POLYGON_(RPC_URL|FIRST_BLOCK)$/.test(name)),
      )
      speeds.nothing.push(emitted / (await secondsToRead(nothing, head, reach)))
      const database = await databases.create(`bench_${round}`)
      speeds.real.push(
        emitted / (await secondsToRead(reader, head, { ...reach, ...environmentOf(database) })),
      )
      await mustHold(database, emitted)
      say(
        `ingest, round ${round + 1} of ${rounds}: ${speeds.real.at(-1)?.toFixed(0)} of ${speeds.nothing.at(-1)?.toFixed(0)} events/s`,
      )
    }
  } finally {
    await databases.stop()
  }
  const [real, idle] = [quantile(speeds.real, 0.5), quantile(speeds.nothing, 0.5)]
  return [
    {
      name: 'ingest: events in the tables, all there and none twice',
      value: emitted,
      unit: 'events',
      target: { least: 20_000 },
    },
    { name: 'ingest: reader into ClickHouse, median of 3', value: real, unit: 'events/s' },
    { name: 'ingest: same processor, doing nothing, median of 3', value: idle, unit: 'events/s' },
    {
      name: 'ingest: part of the speed of doing nothing',
      value: real / idle,
      unit: 'ratio',
      target: { least: 0.8 },
    },
  ]
}

export function environmentOf({ connection }: Database): Record<string, string> {
  return {
    CLICKHOUSE_URL: connection.url,
    CLICKHOUSE_USER: connection.username,
    CLICKHOUSE_PASSWORD: connection.password,
    CLICKHOUSE_DATABASE: connection.database,
  }
}

/** From the moment at which reading can begin to the commit of the last block; the start of a process is not counted. */
export async function secondsToRead(
  entry: URL,
  head: number,
  env: Readonly<Record<string, string>>,
  chain = 'polygon',
): Promise<number> {
  compiled ??= compile([nothing, nothingOfSolana].map((file) => fileURLToPath(file)))
  const { list, placeOf } = await compiled
  const child = fork(placeOf(fileURLToPath(entry)), [chain], {
    execArgv: [],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    env: { ...process.env, DEPINDEX_COMPILED: list, ...env, POLYGON_FINALITY: '10', POLYGON_POLL_MS: '20' },
  })
  const said: string[] = []
  child.stderr?.on('data', (chunk) => said.push(String(chunk)))
  const closed = once(child, 'close')
  try {
    return await new Promise<number>((resolve, reject) => {
      let begun = 0
      child.on('message', (message: FromChild) => {
        if (message.type === 'head' && begun === 0) begun = performance.now()
        if (message.type === 'committed' && message.block >= head) resolve((performance.now() - begun) / 1000)
      })
      void closed.then(() => reject(new Error(`reader ended:\n${said.join('').slice(-2000)}`)))
    })
  } finally {
    child.kill('SIGTERM')
    await closed
  }
}

export async function mustHold({ client }: Database, emitted: number): Promise<void> {
  const text =
    "SELECT count() AS rows, uniqExact(transaction, position) AS events FROM movements WHERE chain = 'polygon'"
  const [found] = await ask<{ rows: string; events: string }>(client, { name: 'bench_rows', text })
  if (Number(found?.rows) !== emitted || Number(found?.events) !== emitted)
    throw new Error(
      `rows do not match; got ${found?.rows} rows of ${found?.events} events, expected ${emitted}`,
    )
  await command(client, { name: 'bench_drop', text: 'TRUNCATE TABLE movements' })
}
