import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chains } from '../../indexer/chains/definitions.ts'
import { startGateway } from '../../indexer/sources/gateway.ts'
import { openSources } from '../../indexer/sources/open-sources.ts'
import { connect } from '../../schemas/clickhouse/client.ts'
import { startEngine } from '../../schemas/clickhouse/engine/start.ts'
import { eventually } from '../eventually.ts'
import { startDatabases } from '../reader/database.ts'
import { familyOf, residentMemory } from '../start/processes.ts'
import { cleanUp, start } from '../start/run.ts'
import { environmentOf, mustHold, secondsToRead } from './ingest.ts'
import { type MadeArchive, makeArchive } from './made-archive.ts'
import { type Line, quantile } from './report.ts'

const short = 200_000
const long = 2_000_000
const rounds = 3

/**
 * From an archive into the tables, against the same processor on the same archive that does nothing with what it reads. Speed is of
 * the long one: what a start and the last commit take is no part of it.
 */
export async function benchReplay(say: (line: string) => void): Promise<Line[]> {
  const folder = mkdtempSync(join(tmpdir(), 'depindex-replay-'))
  try {
    say(`Making archives of ${short} and ${long} events …`)
    const made = {
      short: await makeArchive(join(folder, 'short'), short),
      long: await makeArchive(join(folder, 'long'), long),
    }
    const speed = await benchSpeed(join(folder, 'long'), made.long, say)
    const memory = [
      await peakMemory(join(folder, 'short'), made.short, say),
      await peakMemory(join(folder, 'long'), made.long, say),
    ] as const
    return [
      ...speed,
      {
        name: `replay: memory of all processes, highest, ${short} events`,
        value: memory[0].peak,
        unit: 'MB',
        target: { most: 1024 },
      },
      {
        name: `replay: memory of all processes, highest, ${long} events`,
        value: memory[1].peak,
        unit: 'MB',
        target: { most: 1024 },
      },
      {
        name: `replay: whole product, ${long} events, figures made beside it`,
        value: long / memory[1].seconds,
        unit: 'events/s',
      },
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function benchSpeed(
  folder: string,
  { head, events }: MadeArchive,
  say: (line: string) => void,
): Promise<Line[]> {
  const databases = await startDatabases()
  const polygon = chains.filter(({ id }) => id === 'polygon')
  const speeds = { real: [] as number[], nothing: [] as number[] }
  try {
    for (let round = 0; round < rounds; round++) {
      const database = await databases.create(`replay_${round}`)
      for (const kind of ['nothing', 'real'] as const) {
        const gateway = await startGateway(await openSources(polygon, { REPLAY: folder }), (_, detail) => {
          if (detail !== undefined) say(detail)
        })
        const entry = kind === 'real' ? '../../indexer/chain-process.ts' : './nothing-process.ts'
        const seconds = await secondsToRead(new URL(entry, import.meta.url), head, {
          ...environmentOf(database),
          REPLAY: folder,
          GATEWAY_URL: gateway.urlOf('polygon'),
        })
        await gateway.close()
        speeds[kind].push(events / seconds)
      }
      await mustHold(database, events)
      say(
        `replay, round ${round + 1} of ${rounds}: ${speeds.real.at(-1)?.toFixed(0)} of ${speeds.nothing.at(-1)?.toFixed(0)} events/s`,
      )
    }
  } finally {
    await databases.stop()
  }
  const [real, nothing] = [quantile(speeds.real, 0.5), quantile(speeds.nothing, 0.5)]
  return [
    {
      name: 'replay: archive into ClickHouse, median of 3',
      value: real,
      unit: 'events/s',
      target: { least: 25_000 },
    },
    { name: 'replay: same processor, doing nothing, median of 3', value: nothing, unit: 'events/s' },
    {
      name: 'replay: part of the speed of doing nothing',
      value: real / nothing,
      unit: 'ratio',
      target: { least: 0.8 },
    },
  ]
}

/** The product as it starts with REPLAY, from its start until all events are in the tables. */
async function peakMemory(
  folder: string,
  { head, events }: MadeArchive,
  say: (line: string) => void,
): Promise<{ peak: number; seconds: number }> {
  const dataDir = mkdtempSync(join(tmpdir(), 'depindex-replay-data-'))
  const engine = await startEngine({ dataDir, log: () => undefined })
  const client = connect(engine, 'bench')
  let peak = 0
  const watch = setInterval(() => {
    const sum = familyOf(run.child.pid ?? 0).reduce(
      (total, { pid }) => total + memoryOf(pid),
      memoryOf(engine.pid),
    )
    peak = Math.max(peak, Number.isNaN(sum) ? 0 : sum)
  }, 250)
  const started = performance.now()
  const run = start({
    CLICKHOUSE_URL: engine.url,
    CLICKHOUSE_USER: engine.username,
    CLICKHOUSE_PASSWORD: engine.password,
    CLICKHOUSE_DATABASE: engine.database,
    REPLAY: folder,
  })
  try {
    await eventually(
      async () => {
        const result = await client.query({
          query: "SELECT max(head_height) AS height FROM cursors WHERE chain = 'polygon'",
          format: 'JSONEachRow',
        })
        const [row] = await result.json<{ height: string }>().catch(() => [])
        return Number(row?.height) === head ? true : undefined
      },
      { seconds: 300, what: `${events} events` },
    )
    const seconds = (performance.now() - started) / 1000
    say(`replay, whole product: ${events} events in ${seconds.toFixed(1)} s, at most ${peak.toFixed(0)} MB`)
    return { peak, seconds }
  } finally {
    clearInterval(watch)
    await client.close()
    await cleanUp()
    await engine.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/** A process may end between the listing and the reading. */
function memoryOf(pid: number): number {
  try {
    return residentMemory(pid) || 0
  } catch {
    return 0
  }
}
