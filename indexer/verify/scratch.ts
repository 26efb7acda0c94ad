import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ClickHouseClient } from '@clickhouse/client'
import { type Connection, connect } from '../../schemas/clickhouse/client.ts'
import { startEngine } from '../../schemas/clickhouse/engine/start.ts'
import { migrate } from '../../schemas/clickhouse/migrate.ts'

export type Side = { readonly connection: Connection; readonly client: ClickHouseClient }

/** An engine of its own in a folder that goes with it: nothing of the product's data is touched. */
export type Scratch = {
  readonly folder: string
  /** What the product tells. */
  readonly told: Side
  /** What was read again. */
  readonly again: Side
  readonly close: () => Promise<void>
}

export async function openScratch(): Promise<Scratch> {
  const folder = mkdtempSync(join(tmpdir(), 'depindex-verify-'))
  const forget = () => rmSync(folder, { recursive: true, force: true })
  // Whatever ends this process, the blocks of a month are not left lying about.
  process.once('exit', forget)
  const engine = await startEngine({ dataDir: join(folder, 'data'), log: () => undefined })
  const clients: ClickHouseClient[] = []
  const open = async (database: string): Promise<Side> => {
    const root = connect({ ...engine, database: 'default' }, 'depindex verify')
    await root.command({
      query: 'CREATE DATABASE IF NOT EXISTS {name:Identifier}',
      query_params: { name: database },
    })
    await root.close()
    const { url, username, password } = engine
    const connection = { url, username, password, database }
    const client = connect(connection, 'depindex verify')
    clients.push(client)
    await migrate(client)
    return { connection, client }
  }
  const close = async () => {
    await Promise.all(clients.map((client) => client.close()))
    await engine.stop()
    forget()
    process.removeListener('exit', forget)
  }
  try {
    return { folder, told: await open('as_told'), again: await open('read_again'), close }
  } catch (error) {
    // The engine would keep the process.
    await close()
    throw error
  }
}
