import { randomBytes } from 'node:crypto'
import { rm, writeFile } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import type { Logger } from 'pino'
import { authenticate, isLoopbackHost, type Secrets } from './authenticate.ts'
import { discardBody, readBody, spoolBody } from './body.ts'
import type { Embedded } from './embedded.ts'
import { exception, fromEngine } from './exception.ts'
import { findDataInsert } from './insert-statement.ts'
import { parseRequest, type QueryRequest } from './request.ts'
import { createResponder, type Responder, sendError } from './respond.ts'
import { runQuery, type Work } from './run-query.ts'

// A statement is text for people. What is larger is data, and belongs behind FORMAT.
const MAX_SQL_BYTES = 32 * 1024 * 1024
/** How far into a body that carries both an INSERT and its data the FORMAT is looked for. */
const MAX_INSERT_HEAD = 256 * 1024

export type Context = { readonly embedded: Embedded; readonly secrets: Secrets; readonly log: Logger }

export async function handle(
  context: Context,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const path = (request.url ?? '/').split('?', 1)[0]
  if (!isLoopbackHost(request)) {
    return sendError(
      response,
      exception('ACCESS_DENIED', 'The embedded engine answers to loopback names only.'),
    )
  }
  if (path === '/ping' || path === '/replicas_status') return sendText(response, 200, 'Ok.\n')
  if (path !== '/') {
    await discardBody(request)
    const hint = `There is no handle ${String(path).slice(0, 100)}\n\nUse / or /ping for health checks.\nSend queries from your program with POST method or GET /?query=...\n`
    return sendText(response, 404, hint)
  }
  const gone = new AbortController()
  response.on('close', () => {
    if (!response.writableFinished) gone.abort()
  })
  let responder: Responder | undefined
  let file: string | undefined
  let query: QueryRequest | undefined
  try {
    const user = authenticate(request, context.secrets)
    query = parseRequest(request, user)
    file = join(context.embedded.spool, randomBytes(12).toString('hex'))
    const work = await receiveWork(context.embedded, request, query, file)
    if (work.insert === undefined) file = undefined
    responder = createResponder(response, {
      queryId: query.queryId,
      format: formatOf(work.sql, query.defaultFormat),
      gzip: query.acceptsGzip,
      holdWhole: query.holdWholeResult,
    })
    await runQuery(context.embedded, query, work, responder, gone.signal)
    context.log.debug({ queryId: query.queryId }, 'query done')
  } catch (cause) {
    const error = fromEngine(cause)
    // A table that is not made yet is asked for many times at a first start, and whoever asks is told.
    const level = error.type === 'UNKNOWN_TABLE' ? 'debug' : 'info'
    context.log[level]({ queryId: query?.queryId, code: error.code, type: error.type }, 'query failed')
    context.log.debug({ err: error }, 'query failed')
    await discardBody(request)
    if (responder) responder.fail(error)
    else if (!response.destroyed && !response.headersSent) {
      if (query) response.setHeader('X-ClickHouse-Query-Id', query.queryId)
      sendError(response, error)
    }
  } finally {
    if (file) await rm(file, { force: true }).catch(() => undefined)
  }
}

function sendText(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, {
    'Content-Type': 'text/plain; charset=UTF-8',
    'Content-Length': Buffer.byteLength(text),
  })
  response.end(text)
}

/** The query of the address and the body are one text, in which only an insert's FORMAT tells SQL from data. */
async function receiveWork(
  { spool: _, limits }: Embedded,
  request: IncomingMessage,
  query: QueryRequest,
  file: string,
): Promise<Work> {
  const fromAddress = query.query === '' ? undefined : findDataInsert(query.query)
  if (fromAddress && fromAddress.dataStart >= query.query.length) {
    await spoolBody(request, file, limits.maxBodyBytes)
    return { sql: query.query.trimEnd(), insert: { shape: fromAddress, file } }
  }
  const multipart = /^multipart\/form-data/i.test(request.headers['content-type'] ?? '')
  const body = await readBody(request, multipart ? MAX_SQL_BYTES : limits.maxBodyBytes)
  const whole = multipart
    ? Buffer.from(await readForm(request, body, query))
    : query.query === ''
      ? body
      : Buffer.concat([Buffer.from(`${query.query}${body.length > 0 ? '\n' : ''}`), body])
  // Latin-1 keeps one character per byte, so positions in the head are positions in the body.
  const shape = findDataInsert(whole.subarray(0, MAX_INSERT_HEAD).toString('latin1'))
  if (shape) {
    await writeFile(file, whole.subarray(shape.dataStart), { flag: 'wx', mode: 0o600 })
    const utf8 = (latin1: string) => Buffer.from(latin1, 'latin1').toString('utf8')
    const head = utf8(shape.head)
    const settings = utf8(shape.settings)
    return {
      sql: `${head}${settings}FORMAT ${shape.format}`,
      insert: { shape: { ...shape, head, settings }, file },
    }
  }
  if (whole.length > MAX_SQL_BYTES) {
    throw exception(
      'QUERY_IS_TOO_LARGE',
      `A statement has at most ${MAX_SQL_BYTES} bytes; got ${whole.length}.`,
    )
  }
  return { sql: decodeSql(whole) }
}

function decodeSql(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch (cause) {
    throw exception('BAD_ARGUMENTS', 'The text of the query is not valid UTF-8.', cause)
  }
}

/** `use_multipart_params` of the client: the query and its parameters as fields of a form. */
async function readForm(request: IncomingMessage, body: Buffer, query: QueryRequest): Promise<string> {
  let sql = query.query
  const headers = { 'content-type': request.headers['content-type'] ?? '' }
  const form = await new Response(new Uint8Array(body), { headers }).formData().catch((cause) => {
    throw exception('BAD_ARGUMENTS', 'The multipart body cannot be read.', cause)
  })
  for (const [name, value] of form) {
    if (typeof value !== 'string')
      throw exception('NOT_IMPLEMENTED', `External data (${name}) are not supported.`)
    if (name === 'query') sql = value
    else if (name.startsWith('param_')) query.params.set(name.slice('param_'.length), value)
    else throw exception('BAD_ARGUMENTS', `Unknown field ${name.slice(0, 60)} in the form.`)
  }
  return sql
}

function formatOf(sql: string, fallback: string): string {
  return /\bFORMAT\s+([A-Za-z]\w*)\s*;?\s*$/i.exec(sql)?.[1] ?? fallback
}
