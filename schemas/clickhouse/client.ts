import { type ClickHouseClient, ClickHouseLogLevel, createClient } from '@clickhouse/client'
import { ConfigError } from '../errors.ts'

export type Connection = {
  readonly url: string
  readonly username: string
  readonly password: string
  readonly database: string
}

/**
 * The one way to the database, embedded engine or real server alike. Settings that a real server may hold differently
 * are sent with each request, so that both give the same text: exact decimals, quoted 64-bit integers, UTC.
 */
export function connect(
  connection: Connection,
  application: string,
  access: 'write' | 'read' = 'write',
): ClickHouseClient {
  return createClient({
    url: connection.url,
    username: connection.username,
    password: connection.password,
    database: connection.database,
    application,
    request_timeout: 120_000,
    max_open_connections: 16,
    // Errors come to the caller, who says what failed: the client's own log would repeat them with the whole request.
    log: { level: ClickHouseLogLevel.OFF },
    clickhouse_settings: access === 'read' ? reading : { ...reading, ...writing },
  })
}

/**
 * Reads CLICKHOUSE_URL and its companions; undefined where no server is named and the embedded engine is meant. Throws ConfigError
 * for one that cannot be meant.
 */
export function connectionFromEnvironment(env: NodeJS.ProcessEnv): Connection | undefined {
  const url = env['CLICKHOUSE_URL']
  if (url === undefined || url === '') return undefined
  if (!/^https?:\/\//.test(url) || !URL.canParse(url))
    throw new ConfigError({
      what: 'database not understood',
      got: url,
      expected: 'an address that starts with http:// or https://',
      where: 'CLICKHOUSE_URL',
    })
  const database = env['CLICKHOUSE_DATABASE'] || 'depindex'
  if (!/^[A-Za-z_]\w*$/.test(database))
    throw new ConfigError({
      what: 'database not understood',
      got: database,
      expected: 'letters, digits and underscores',
      where: 'CLICKHOUSE_DATABASE',
    })
  return {
    url,
    username: env['CLICKHOUSE_USER'] || 'default',
    password: env['CLICKHOUSE_PASSWORD'] ?? '',
    database,
  }
}

/** A user that may only read may set no more than this. */
const reading = {
  output_format_json_quote_64bit_integers: 1,
  output_format_json_quote_decimals: 1,
  // The big table stands on the left in all statements. Where its rows are estimated to be few, the engine would hold them all in
  // memory to look up the few of the other side.
  query_plan_join_swap_table: 'false',
} as const

const writing = {
  date_time_input_format: 'best_effort',
  input_format_skip_unknown_fields: 0,
  async_insert: 0,
  mutations_sync: '1',
} as const
