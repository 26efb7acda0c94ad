import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { ConfigError } from '../../errors.ts'

/**
 * chDB's addon below its JavaScript wrapper. The wrapper is passed by for three measured reasons: its `Session.close()`
 * waits for the queries of all other sessions, its bound parameters serialize the whole process, and its inserts do not
 * say how many rows were written. The version of chdb is pinned, and the tests of this directory run against it.
 */
export type Connection = { readonly connection: unique symbol }

export type Native = {
  CreateConnection(path: string, args?: readonly string[]): Connection | null
  CloseConnection(connection: Connection): void
  QueryAsyncConnection(
    connection: Connection,
    sql: string,
    format: string,
  ): Promise<{ bytes: Uint8Array; rowsRead: number }>
  /** With an empty payload it runs any statement, and reports the rows that it wrote. */
  InsertRawAsyncConnection(
    connection: Connection,
    sql: string,
    payload: Buffer,
    countLines: boolean,
  ): Promise<{ rowsWritten: number; bytesWritten: number }>
  /** ClickHouse's own parser: how many statements a text is, and of which class. Runs nothing. */
  DurableClassifyAsync(
    connection: Connection,
    sql: string,
    database: string,
  ): Promise<{ statementCount: number; queryClass: number }>
}

export function loadNative(): Native {
  const require = createRequire(import.meta.url)
  const root = dirname(require.resolve('chdb/package.json'))
  const loader = require(join(root, 'dist', 'loader.js')) as { loadNative(): Native }
  try {
    return loader.loadNative()
  } catch (cause) {
    throw new ConfigError({
      what: 'embedded ClickHouse cannot be loaded on this platform',
      got: `${process.platform}-${process.arch}: ${(cause as Error).message}`,
      expected: 'Linux with glibc or macOS, on x64 or arm64; or a ClickHouse server named by CLICKHOUSE_URL',
      where: 'the package chdb',
      cause,
    })
  }
}
