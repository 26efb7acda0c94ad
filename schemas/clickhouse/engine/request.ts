import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { exception } from './exception.ts'

/** What ClickHouse's HTTP interface reads from the address and the headers. The body comes separately. */
export type QueryRequest = {
  readonly queryId: string
  readonly query: string
  readonly database: string
  readonly defaultFormat: string
  readonly params: Map<string, string>
  readonly settings: Map<string, string>
  readonly readonly: 0 | 1 | 2
  readonly acceptsGzip: boolean
  readonly holdWholeResult: boolean
}

// Read by the HTTP layer of a server, never passed on as settings.
const HTTP_ONLY = new Set([
  ...['query', 'query_id', 'database', 'default_format', 'wait_end_of_query', 'buffer_size', 'stacktrace'],
  ...['user', 'password', 'quota_key', 'client_protocol_version', 'close_session'],
])
const UNSUPPORTED = new Set([
  'session_id',
  'session_timeout',
  'session_check',
  'role',
  'compress',
  'decompress',
])

export function parseRequest(request: IncomingMessage, user: 'depindex' | 'reader'): QueryRequest {
  const search = new URL(request.url ?? '/', 'http://localhost').searchParams
  const header = (name: string) => request.headers[name]?.toString()
  const params = new Map<string, string>()
  const settings = new Map<string, string>()
  for (const [name, value] of search) {
    if (UNSUPPORTED.has(name) && value !== '0') {
      throw exception(
        'NOT_IMPLEMENTED',
        `The embedded engine has no ${name}; a real server (CLICKHOUSE_URL) has.`,
      )
    }
    if (name.startsWith('param_')) params.set(name.slice('param_'.length), value)
    else if (!HTTP_ONLY.has(name) && !UNSUPPORTED.has(name)) settings.set(name, value)
  }
  const queryId = search.get('query_id') || header('x-clickhouse-query-id') || randomUUID()
  if (queryId.length > 256 || /[^\x20-\x7e]/.test(queryId)) {
    throw exception('BAD_ARGUMENTS', 'A query_id has at most 256 printable ASCII characters.')
  }
  return {
    queryId,
    query: search.get('query') ?? '',
    database: search.get('database') || header('x-clickhouse-database') || 'depindex',
    defaultFormat: search.get('default_format') || header('x-clickhouse-format') || 'TabSeparated',
    params,
    settings,
    // As in ClickHouse: a GET changes nothing, but may choose its settings.
    readonly: user === 'reader' ? 1 : request.method === 'POST' ? 0 : 2,
    acceptsGzip:
      settings.get('enable_http_compression') === '1' && /\bgzip\b/.test(header('accept-encoding') ?? ''),
    holdWholeResult: search.get('wait_end_of_query') === '1',
  }
}
