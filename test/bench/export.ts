import { fork } from 'node:child_process'
import { once } from 'node:events'
import { get } from 'node:http'
import { compile } from '../../compile.mjs'
import { ask, command, readQuestion } from '../../schemas/clickhouse/question.ts'
import { startDatabases } from '../reader/database.ts'
import { residentMemory } from '../start/processes.ts'
import { environmentOf } from './ingest.ts'
import type { Line } from './report.ts'
import { settle } from './settle.ts'
import { benchNetworks } from './synthetic.ts'

const movements = readQuestion(new URL('./exported.sql', import.meta.url))
const days = 1826
const ofADay = 548
const newLine = 10
const networks = benchNetworks.slice(0, 10)

/** All movements of ten networks, ten million, as one CSV from the api, which runs as it does in the product. */
export async function benchExport(say: (line: string) => void): Promise<Line[]> {
  const databases = await startDatabases()
  try {
    const database = await databases.create('exported')
    const { client } = database
    say('Making ten million movements …')
    await client.insert({
      table: 'networks',
      format: 'JSONEachRow',
      values: networks.map(networkRow),
    })
    for (const network of networks)
      await command(
        client,
        movements,
        { network, days, of_a_day: ofADay },
        { seconds: 300, settings: { max_partitions_per_insert_block: 1000, max_insert_block_size: 100_000 } },
      )
    const text = 'SELECT count() AS rows FROM movements'
    const [made] = await ask<{ rows: string }>(client, { name: 'bench_rows', text })
    await settle(client)
    const api = await startApi(environmentOf(database))
    try {
      say('Asking for them as a file …')
      // What is compiled and opened at the first request of all is no part of a file.
      await download(`${api.url}/export/movements.csv?network=bench-000&from=2021-11-01&to=2021-11-02`)
      const peak = watch(api.pid)
      const file = await download(`${api.url}/export/movements.csv`)
      const memory = peak()
      if (file.rows !== Number(made?.rows))
        throw new Error(`rows of the file do not match; got ${file.rows}, expected ${made?.rows}`)
      return [
        { name: 'export: rows of the file, all there', value: file.rows, unit: 'rows' },
        { name: 'export: size', value: file.bytes / 1e6, unit: 'MB' },
        {
          name: 'export: rows a second',
          value: file.rows / file.seconds,
          unit: 'rows/s',
          target: { least: 400_000 },
        },
        { name: 'export: first byte', value: file.firstMs, unit: 'ms', target: { most: 250 } },
        { name: 'export: memory of the api, highest', value: memory, unit: 'MB', target: { most: 200 } },
      ]
    } finally {
      await api.stop()
    }
  } finally {
    await databases.stop()
  }
}

async function startApi(environment: Readonly<Record<string, string>>) {
  const { list, placeOf } = await compile([])
  const child = fork(placeOf('api/main.ts'), [], {
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: { ...process.env, ...environment, DEPINDEX_COMPILED: list, PORT: '0', LOG_LEVEL: 'warn' },
  })
  const [told] = (await once(child, 'message')) as [{ listening?: number; failed?: string }]
  if (told.listening === undefined) throw new Error(`api not started: ${told.failed}`)
  return {
    url: `http://127.0.0.1:${told.listening}`,
    pid: child.pid ?? 0,
    stop: async () => {
      const closed = once(child, 'close')
      child.kill('SIGTERM')
      await closed
    },
  }
}

/** Begins to look at a process's memory, and tells the highest that was seen. */
function watch(pid: number): () => number {
  let highest = 0
  const look = () => {
    highest = Math.max(highest, residentMemory(pid))
  }
  const timer = setInterval(look, 250)
  return () => {
    clearInterval(timer)
    look()
    return highest
  }
}

type File = {
  readonly rows: number
  readonly bytes: number
  readonly seconds: number
  readonly firstMs: number
}

/** Counts the rows as they come and keeps nothing. No field of these rows holds a line break. */
async function download(url: string): Promise<File> {
  const begun = performance.now()
  const [response] = await once(get(url), 'response')
  if (response.statusCode !== 200) throw new Error(`${url}: got ${response.statusCode}`)
  let firstMs = 0
  let lines = 0
  let bytes = 0
  for await (const chunk of response as AsyncIterable<Buffer>) {
    if (bytes === 0) firstMs = performance.now() - begun
    bytes += chunk.length
    for (let at = chunk.indexOf(newLine); at !== -1; at = chunk.indexOf(newLine, at + 1)) lines++
  }
  return { rows: lines - 1, bytes, firstMs, seconds: (performance.now() - begun) / 1000 }
}

function networkRow(network: string) {
  return {
    network,
    name: network,
    category: 'compute',
    links: '{}',
    methodology: '{}',
    exclusions: '[]',
    not_counted: '[]',
    revenue_fact: 'payment',
    revenue_basis: 'accrual',
    divide_by: '1',
    method_version: 1,
  }
}
