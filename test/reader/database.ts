import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ClickHouseClient } from '@clickhouse/client'
import { type Connection, connect } from '../../schemas/clickhouse/client.ts'
import { startEngine } from '../../schemas/clickhouse/engine/start.ts'
import { migrate } from '../../schemas/clickhouse/migrate.ts'

export type Database = { readonly connection: Connection; readonly client: ClickHouseClient }

/** The real engine on a folder of its own, with as many empty databases as a test asks for. */
export async function startDatabases() {
  const dataDir = mkdtempSync(join(tmpdir(), 'depindex-reader-'))
  let engine = await startEngine({ dataDir })
  const clients: ClickHouseClient[] = []

  return {
    create: async (name: string): Promise<Database> => {
      const root = connect({ ...engine, database: 'default' }, 'test')
      await root.command({ query: `CREATE DATABASE IF NOT EXISTS ${name}` })
      await root.close()
      const connection = {
        url: engine.url,
        username: engine.username,
        password: engine.password,
        database: name,
      }
      const client = connect(connection, 'test')
      clients.push(client)
      await migrate(client)
      return { connection, client }
    },
    /** As a power cut would. */
    killEngine: async () => {
      process.kill(engine.pid, 'SIGKILL')
      await engine.exited
    },
    startEngine: async () => {
      engine = await startEngine({ dataDir })
    },
    stop: async () => {
      await Promise.all(clients.map((client) => client.close()))
      await engine.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

export type Databases = Awaited<ReturnType<typeof startDatabases>>
