import { randomBytes } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import type { Writable } from 'node:stream'
import { createGzip, type Gzip } from 'node:zlib'
import type { ClickHouseException } from './exception.ts'

// As ClickHouse: a result smaller than this is sent when it is complete, so its error still has a status of its own.
const HOLD = 1024 * 1024
const HOLD_WHOLE = 64 * 1024 * 1024

export type Responder = {
  write(chunk: Buffer): Promise<void>
  end(summary: Readonly<Record<string, string>>): Promise<void>
  fail(error: ClickHouseException): void
}

type Look = { queryId: string; format: string; gzip: boolean; holdWhole: boolean }

export function createResponder(
  response: ServerResponse,
  { queryId, format, gzip, holdWhole }: Look,
): Responder {
  const held: Buffer[] = []
  let heldBytes = 0
  let tag: string | undefined
  let compressor: Gzip | undefined
  let out: Writable = response

  response.setHeader('X-ClickHouse-Query-Id', queryId)
  response.setHeader('X-ClickHouse-Server-Display-Name', 'depindex')
  response.setHeader('X-ClickHouse-Timezone', 'UTC')

  const commit = () => {
    tag = randomBytes(8).toString('hex')
    response.setHeader('X-ClickHouse-Exception-Tag', tag)
    response.setHeader('X-ClickHouse-Format', format)
    response.setHeader('Content-Type', contentType(format))
    if (gzip) {
      response.setHeader('Content-Encoding', 'gzip')
      compressor = createGzip({ level: 1 })
      compressor.pipe(response)
      out = compressor
    }
    response.writeHead(200)
    for (const chunk of held.splice(0)) out.write(chunk)
  }

  return {
    async write(chunk) {
      if (tag === undefined) {
        held.push(chunk)
        heldBytes += chunk.length
        if (heldBytes > (holdWhole ? HOLD_WHOLE : HOLD)) commit()
      } else if (!out.write(chunk)) {
        await eventOf(out, 'drain', response)
      }
    },
    async end(summary) {
      if (tag === undefined) {
        response.setHeader('X-ClickHouse-Summary', JSON.stringify(summary))
        commit()
      }
      out.end()
      if (!response.writableFinished) await eventOf(response, 'finish', response)
    },
    fail(error) {
      if (response.destroyed) return
      if (tag === undefined) sendError(response, error)
      else breakOff(response, out, compressor, exceptionBlock(error, tag))
    },
  }
}

/** Waits for an event, or for the end of the connection, which may have come already. */
function eventOf(stream: Writable, event: 'drain' | 'finish', response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      stream.removeListener(event, done)
      response.removeListener('close', done)
      resolve()
    }
    stream.on(event, done)
    response.on('close', done)
    if (response.destroyed) done()
  })
}

export function sendError(response: ServerResponse, error: ClickHouseException): void {
  const body = Buffer.from(`${error.text}\n`)
  response.setHeader('X-ClickHouse-Exception-Code', String(error.code))
  response.setHeader('Content-Type', 'text/plain; charset=UTF-8')
  response.setHeader('Content-Length', body.length)
  if (error.code === 516) response.setHeader('WWW-Authenticate', 'Basic realm="ClickHouse server HTTP API"')
  response.writeHead(error.status)
  response.end(body)
}

/** The shape that clients look for at the end of a stream, see `extractErrorAtTheEndOfChunk` in `@clickhouse/client`. */
function exceptionBlock(error: ClickHouseException, tag: string): Buffer {
  const message = Buffer.from(`${error.text}\n`)
  return Buffer.concat([
    Buffer.from(`\r\n__exception__\r\n${tag}\r\n`),
    message,
    Buffer.from(`${message.length} ${tag}\r\n__exception__\r\n`),
  ])
}

/**
 * Ends a response that has begun: the error in the body for readers of rows, and the connection closed before the last
 * chunk for everybody else, so that no reader can take the part for the whole.
 */
function breakOff(
  response: ServerResponse,
  out: Writable,
  compressor: Gzip | undefined,
  block: Buffer,
): void {
  const close = () => response.socket?.end(() => response.socket?.destroySoon())
  out.write(block, () => {
    if (compressor) compressor.flush(() => setImmediate(close))
    else close()
  })
}

function contentType(format: string): string {
  if (/^JSON(Compact)?EachRow|^JSONStringsEachRow|^JSONLines/.test(format))
    return 'application/x-ndjson; charset=UTF-8'
  if (format.startsWith('JSON')) return 'application/json; charset=UTF-8'
  if (format.startsWith('CSV')) return 'text/csv; charset=UTF-8; header=absent'
  if (/^(TSV|TabSeparated)/.test(format)) return 'text/tab-separated-values; charset=UTF-8'
  if (format === 'XML') return 'application/xml; charset=UTF-8'
  if (/^(Parquet|Arrow|ArrowStream|ORC|Native|RowBinary|Avro|MsgPack|BSON|Npy)/.test(format))
    return 'application/octet-stream'
  return 'text/plain; charset=UTF-8'
}
