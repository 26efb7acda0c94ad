import { createWriteStream } from 'node:fs'
import type { IncomingMessage } from 'node:http'
import { PassThrough, type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { exception } from './exception.ts'

/** The body, decompressed. Nothing has run when a body turns out to be cut off, too large or badly compressed. */
export async function readBody(request: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  const sink = new PassThrough()
  sink.on('data', (chunk: Buffer) => chunks.push(chunk))
  await receive(request, maxBytes, sink)
  return Buffer.concat(chunks)
}

/** The body in a file of its own, so that a large insert takes no memory before the engine reads it. */
export async function spoolBody(request: IncomingMessage, path: string, maxBytes: number): Promise<void> {
  await receive(request, maxBytes, createWriteStream(path, { flags: 'wx', mode: 0o600 }))
}

async function receive(
  request: IncomingMessage,
  maxBytes: number,
  sink: NodeJS.WritableStream,
): Promise<void> {
  const declared = Number(request.headers['content-length'] ?? 0)
  if (declared > maxBytes) throw tooLarge(declared, maxBytes)
  try {
    await pipeline([request, ...decompressors(request), limit(maxBytes), sink] as [
      Readable,
      ...Transform[],
      typeof sink,
    ])
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? ''
    if (/^(Z_|ERR_BUFFER|ERR__ERROR_FORMAT|ERR_)/.test(code) && /^Z_/.test(code)) {
      throw exception(
        'CANNOT_DECOMPRESS',
        `Cannot decompress the request body: ${(error as Error).message}.`,
        error,
      )
    }
    throw error
  }
}

function decompressors(request: IncomingMessage): Transform[] {
  const encoding = request.headers['content-encoding'] ?? 'identity'
  if (encoding === 'identity') return []
  if (encoding === 'gzip') return [createGunzip()]
  if (encoding === 'deflate') return [createInflate()]
  if (encoding === 'br') return [createBrotliDecompress()]
  throw exception(
    'NOT_IMPLEMENTED',
    `Content-Encoding ${encoding} of a request: expected gzip, deflate, br or none.`,
  )
}

function limit(maxBytes: number): Transform {
  let total = 0
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      total += chunk.length
      if (total > maxBytes) done(tooLarge(total, maxBytes))
      else done(null, chunk)
    },
  })
}

function tooLarge(bytes: number, maxBytes: number): Error {
  return exception(
    'QUERY_IS_TOO_LARGE',
    `The request body is too large: got at least ${bytes} bytes, expected at most ${maxBytes}; send it in several requests.`,
  )
}
