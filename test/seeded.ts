import { rm } from 'node:fs/promises'
import type { ClickHouseClient } from '@clickhouse/client'
import { pino } from 'pino'
import { createApp } from '../api/app.ts'
import { startHeadFeed } from '../api/head-feed.ts'
import { type Limits, limitsFromEnvironment } from '../api/limits.ts'
import { loadCatalog, networkFolders } from '../indexer/catalog.ts'
import { writeDefinitions } from '../indexer/definitions.ts'
import { startFigures } from '../indexer/figures.ts'
import { importHistory } from '../indexer/history/import.ts'
import { markChanged } from '../indexer/mark-changed.ts'
import { connect } from '../schemas/clickhouse/client.ts'
import { startEngine } from '../schemas/clickhouse/engine/start.ts'
import { migrate } from '../schemas/clickhouse/migrate.ts'
import { madeOnce } from './made-once.ts'

export type Seeded = {
  readonly client: ClickHouseClient
  /** The statements that the api asked so far, by name. */
  readonly asked: string[]
  fetch(path: string, init?: RequestInit): Promise<Response>
  graphql(query: string, variables?: Record<string, unknown>): Promise<GraphqlAnswer>
  stop(): Promise<void>
}

export type GraphqlAnswer = {
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
  readonly data: any
  readonly errors?: readonly { message: string; extensions: Record<string, unknown> }[]
}

const log = pino({ level: 'silent' })

/** A folder of a database, for a test's own, that holds our networks, the published history and its figures. */
export const seededFolder = () =>
  madeOnce('seeded', async (dataDir) => {
    const engine = await startEngine({ dataDir, log: () => {} })
    const client = connect(engine, 'test')
    try {
      await migrate(client)
      const catalog = await loadCatalog(networkFolders({}))
      await writeDefinitions(client, catalog)
      await markChanged(client, catalog.networks, await importHistory({ client, log }))
      const figures = startFigures({ client, log })
      await figures.recomputeDirty()
      await figures.stop()
    } finally {
      await client.close()
      await engine.stop()
    }
  })

/** A real engine with our networks, the published history and its figures, and the api on it, asked without a port. */
export async function startSeeded(limits: Partial<Limits> = {}): Promise<Seeded> {
  const dataDir = await seededFolder()
  const engine = await startEngine({ dataDir, log: () => {} })
  const client = connect(engine, 'test')

  const reader = connect({ ...engine, ...engine.reader }, 'test api', 'read')
  const asked: string[] = []
  const watched = new Proxy(reader, {
    get: (target, name) => {
      if (name === 'query')
        return (options: Parameters<ClickHouseClient['query']>[0]) => {
          asked.push(String(options.clickhouse_settings?.log_comment))
          return target.query(options)
        }
      const value = Reflect.get(target, name)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
  const head = startHeadFeed(reader, log)
  const app = createApp({
    client: watched,
    log,
    head,
    limits: { ...limitsFromEnvironment({}), ...limits },
    environment: 'mainnet',
    version: 'test',
  })
  const ask = (path: string, init?: RequestInit) => app.request(`http://localhost${path}`, init)
  return {
    client,
    asked,
    fetch: async (path, init) => ask(path, init),
    graphql: async (query, variables = {}) => {
      const response = await ask('/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query, variables }),
      })
      return (await response.json()) as GraphqlAnswer
    },
    stop: async () => {
      head.stop()
      await reader.close()
      await client.close()
      await engine.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
