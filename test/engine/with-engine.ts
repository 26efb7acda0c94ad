import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ClickHouseClient, ClickHouseLogLevel, createClient } from '@clickhouse/client'
import { afterAll, beforeAll } from 'vitest'
import { type Engine, type StartOptions, startEngine } from '../../schemas/clickhouse/engine/start.ts'

export function temporaryDirectory(): string {
  return mkdtempSync(join(tmpdir(), 'depindex-engine-test-'))
}

export type ClientOptions = NonNullable<Parameters<typeof createClient>[0]>

export function clientOf(engine: Engine, options: ClientOptions = {}): ClickHouseClient {
  const { url, username, password, database } = engine
  // The errors are what the tests are about; they need not be printed too.
  return createClient({
    url,
    username,
    password,
    database,
    log: { level: ClickHouseLogLevel.OFF },
    ...options,
  })
}

/** One real engine for a test file, started before and stopped after its tests. */
export function useEngine(options: Omit<StartOptions, 'dataDir'> = {}): {
  engine: () => Engine
  client: () => ClickHouseClient
  dataDir: () => string
  logLines: readonly string[]
} {
  const dataDir = temporaryDirectory()
  const logLines: string[] = []
  let engine: Engine
  let client: ClickHouseClient
  beforeAll(async () => {
    engine = await startEngine({ dataDir, log: (line) => logLines.push(line), ...options })
    client = clientOf(engine)
  })
  afterAll(async () => {
    await client?.close()
    await engine?.stop()
    rmSync(dataDir, { recursive: true, force: true })
  })
  return { engine: () => engine, client: () => client, dataDir: () => dataDir, logLines }
}

export async function rowsOf<Row = Record<string, unknown>>(
  client: ClickHouseClient,
  query: string,
  rest: Omit<Parameters<ClickHouseClient['query']>[0], 'query' | 'format'> = {},
): Promise<Row[]> {
  const result = await client.query({ query, format: 'JSONEachRow', ...rest })
  return result.json<Row>()
}

/** The HTTP interface without a client in between. */
export function post(engine: Engine, path: string, init: RequestInit = {}): Promise<Response> {
  const headers = new Headers(init.headers)
  if (!headers.has('authorization') && !headers.has('x-clickhouse-user')) {
    headers.set('authorization', basic(engine.username, engine.password))
  }
  return fetch(`${engine.url}${path}`, { method: 'POST', ...init, headers })
}

export function basic(username: string, password: string): string {
  return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`
}
