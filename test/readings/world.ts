import { rmSync } from 'node:fs'
import { pino } from 'pino'
import { createApp } from '../../api/app.ts'
import { startHeadFeed } from '../../api/head-feed.ts'
import { limitsFromEnvironment } from '../../api/limits.ts'
import { loadCatalog, networkFolders } from '../../indexer/catalog.ts'
import { writeDefinitions } from '../../indexer/definitions.ts'
import { recompute } from '../../indexer/figures.ts'
import { followedSources, followReadings } from '../../indexer/follow-readings.ts'
import { connect } from '../../schemas/clickhouse/client.ts'
import { startEngine } from '../../schemas/clickhouse/engine/start.ts'
import { migrate } from '../../schemas/clickhouse/migrate.ts'
import type { ReadingSource } from '../../schemas/reading.ts'
import { eventually } from '../eventually.ts'
import { madeOnce } from '../made-once.ts'

export type Figure = { period_start: string; value: string | null; reason: string; tier: string }

/** A real engine with our networks; sources are asked at the endpoint and the time that a test says. */
export async function startReadingWorld() {
  const catalog = await loadCatalog(networkFolders({}))
  const dataDir = await madeOnce('networks', async (folder) => {
    const engine = await startEngine({ dataDir: folder, log: () => undefined })
    const client = connect(engine, 'test')
    try {
      await migrate(client)
      await writeDefinitions(client, catalog)
    } finally {
      await client.close()
      await engine.stop()
    }
  })
  const engine = await startEngine({ dataDir, log: () => undefined })
  const client = connect(engine, 'test')
  const rows = async <Row>(query: string): Promise<Row[]> =>
    (await client.query({ query, format: 'JSONEachRow' })).json<Row>()

  /** The figures as they were made last. */
  const standing = (
    network: string,
    metric: string,
    extra = "grain = 'own' AND class = ''",
  ): Promise<Figure[]> =>
    rows<Figure>(
      `SELECT period_start, toString(value) AS value, reason, toString(tier) AS tier FROM figures
       WHERE network = '${network}' AND metric = '${metric}' AND ${extra} ORDER BY period_start`,
    )

  /** Asks one source, the first where none is named, for everything that is due at a time, and gives what the log warned of. */
  async function follow(
    network: string,
    url: string,
    now: string,
    change: Partial<ReadingSource> = {},
    id?: string,
  ) {
    const definition = catalog.networks.find(({ id }) => id === network)
    if (definition === undefined) throw new Error(`no network ${network}`)
    const warned: string[] = []
    const log = pino({ level: 'warn' }, { write: (line: string) => warned.push(line) })
    const sources = followedSources([definition], {})
      .filter(({ source }, index) => (id === undefined ? index === 0 : source.id === id))
      .map(({ source, ...rest }) => ({
        ...rest,
        source: { ...source, ...change },
        endpoint: { url, reach: undefined },
      }))
    const readings = followReadings({
      client,
      log,
      sources,
      onChanged: () => undefined,
      asking: { pauseMs: 1, retries: 2 },
      now: () => Date.parse(now),
    })
    const [state] = await eventually(
      async () => {
        const told = await rows<{ state: string; detail: string }>(
          `SELECT state, detail FROM reading_states FINAL WHERE network = '${network}'`,
        )
        return told.length > 0 ? told : undefined
      },
      { what: 'a first look at all sources', seconds: 60 },
    )
    await readings.stop()
    await client.command({ query: 'TRUNCATE TABLE reading_states' })
    return { warned, state }
  }

  const reader = connect({ ...engine, ...engine.reader }, 'test api', 'read')
  const head = startHeadFeed(reader, pino({ level: 'silent' }))
  const app = createApp({
    client: reader,
    log: pino({ level: 'silent' }),
    head,
    // What a test tells shows at once.
    limits: { ...limitsFromEnvironment({}), oldest: 0 },
    environment: 'mainnet',
    version: 'test',
  })

  return {
    fetch: async (path: string, init?: RequestInit) => app.request(`http://localhost${path}`, init),
    client,
    connection: engine,
    catalog,
    rows,
    follow,
    standing,
    /** As they are once all figures of the network are made anew, which takes much longer than to read them. */
    figures: async (network: string, metric: string, extra?: string): Promise<Figure[]> => {
      // Exactly the whole: any other span is looked at first, and then made whole all the same.
      await recompute(client, network, '1970-01-01', '2106-01-01')
      return standing(network, metric, extra)
    },
    forget: async () => {
      for (const table of ['readings', 'reading_answers', 'reading_requests', 'reading_versions'])
        await client.command({ query: `TRUNCATE TABLE ${table}` })
    },
    stop: async () => {
      head.stop()
      await reader.close()
      await client.close()
      await engine.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

export type ReadingWorld = Awaited<ReturnType<typeof startReadingWorld>>
