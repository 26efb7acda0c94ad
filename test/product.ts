import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { ClickHouseClient } from '@clickhouse/client'
import { connect } from '../schemas/clickhouse/client.ts'
import { startEngine } from '../schemas/clickhouse/engine/start.ts'

export type Product = {
  /** Address of the dashboard and the api. */
  readonly url: string
  /** The database behind it, read and written past the product. */
  readonly client: ClickHouseClient
  /** Everything that it said so far. */
  readonly lines: readonly string[]
  graphql<Data>(query: string, variables?: Record<string, unknown>): Promise<Data>
  stop(): Promise<void>
}

const off = {
  FILECOIN_RPC_URL: 'off',
  ARBITRUM_RPC_URL: 'off',
  POLYGON_RPC_URL: 'off',
  SOLANA_RPC_URL: 'off',
  BITTENSOR_RPC_URL: 'off',
  PRICES_URL: 'off',
  PORTAL_URL: 'off',
  READINGS: 'off',
  MARKET: 'off',
}

/**
 * Starts the product as its user does, on an embedded database of its own in a folder that goes with it. Chains and
 * prices are off where `env` does not name them.
 */
export async function startProduct(env: Readonly<Record<string, string>> = {}): Promise<Product> {
  const dataDir = await mkdtemp(join(tmpdir(), 'depindex-'))
  const engine = await startEngine({ dataDir, log: () => {} })
  const child = spawn(process.execPath, [fileURLToPath(new URL('../start.mjs', import.meta.url))], {
    env: {
      ...process.env,
      ...off,
      PORT: '0',
      CLICKHOUSE_URL: engine.url,
      CLICKHOUSE_USER: engine.username,
      CLICKHOUSE_PASSWORD: engine.password,
      CLICKHOUSE_DATABASE: engine.database,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const exited = once(child, 'exit')
  const lines: string[] = []
  createInterface({ input: child.stderr }).on('line', (line) => lines.push(line))
  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      lines.push(line)
      const address = /ready after .*: (http\S+)$/.exec(line)?.[1]
      if (address !== undefined) resolve(address)
    })
    void exited.then(() =>
      reject(new Error(`the product ended before it was ready:\n${lines.slice(-20).join('\n')}`)),
    )
  })
  const client = connect(engine, 'test')
  return {
    url,
    client,
    lines,
    graphql: async <Data>(query: string, variables: Record<string, unknown> = {}) => {
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query, variables }),
      })
      const { data, errors } = (await response.json()) as { data: Data; errors?: unknown }
      if (errors !== undefined) throw new Error(JSON.stringify(errors))
      return data
    },
    stop: async () => {
      child.kill('SIGTERM')
      await exited
      await client.close()
      await engine.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
