import type { DataDirectory } from './data-directory.ts'
import { fromEngine } from './exception.ts'
import { type Catalog, catalogOf } from './judge.ts'
import { type Connection, loadNative, type Native } from './native.ts'
import { makePipes } from './result-pipe.ts'
import { createSlots, type Slots } from './slots.ts'

export type Limits = {
  readonly memoryBytes: number
  readonly maxBodyBytes: number
  readonly concurrentQueries: number
  readonly waitingQueries: number
  readonly maxWaitMs: number
}

/** chDB, opened on its directory. */
export type Embedded = {
  readonly limits: Limits
  readonly spool: string
  readonly pipes: readonly string[]
  readonly slots: Slots
  readonly catalog: Catalog
  readonly native: Native
  /** Query ids of what runs now. */
  readonly running: Map<string, Promise<unknown>>
  /** Runs `use` on a connection of its own: opening one takes 0.1 ms, and nothing can leak from one that is closed. */
  connect<T>(use: (connection: Connection) => Promise<T>): Promise<T>
}

export async function openEmbedded(directory: DataDirectory, limits: Limits): Promise<Embedded> {
  const native = loadNative()
  // This connection stays open: the last one to close would take the engine and its background work with it.
  const keeper = native.CreateConnection(directory.clickhouse, [`--config-file=${directory.config}`])
  if (!keeper) throw new Error(`chDB gave no connection for ${directory.clickhouse}`)
  const run = async (sql: string): Promise<string> => {
    const { bytes } = await native.QueryAsyncConnection(keeper, sql, 'TabSeparatedRaw')
    return Buffer.from(bytes).toString('utf8')
  }
  const names = async (sql: string) => (await run(sql)).split('\n').filter((name) => name !== '')

  // clickhouse-local's `default` overlays the file system: SELECT FROM `any/path` would read a file. It is put out of
  // the way by an empty one; connections need the name to exist.
  await run('DROP DATABASE IF EXISTS default; CREATE DATABASE default ENGINE = Memory')
  await run('CREATE DATABASE IF NOT EXISTS depindex ENGINE = Atomic')
  const catalog = catalogOf(
    await names('SELECT name FROM system.table_functions'),
    await names('SELECT name FROM system.table_engines UNION ALL SELECT name FROM system.database_engines'),
  )
  return {
    limits,
    native,
    catalog,
    spool: directory.spool,
    pipes: makePipes(directory.pipes, limits.concurrentQueries),
    slots: createSlots(limits.concurrentQueries, limits.waitingQueries, limits.maxWaitMs),
    running: new Map(),
    async connect(use) {
      const connection = native.CreateConnection(directory.clickhouse)
      if (!connection) throw new Error('chDB gave no connection')
      try {
        return await use(connection)
      } catch (error) {
        throw fromEngine(error)
      } finally {
        native.CloseConnection(connection)
      }
    },
  }
}
