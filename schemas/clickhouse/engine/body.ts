import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import type { IncomingMessage } from 'node:http'
import { PassThrough, type Readable, Transform, type Writable } from 'node:stream'
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

async function receive(request: IncomingMessage, maxBytes: number, sink: Writable): Promise<void> {
  const declared = Number(request.headers['content-length'] ?? 0)
  if (declared > maxBytes) throw tooLarge(declared, maxBytes)
  const [first, ...rest] = [new PassThrough(), ...decompressors(request), limit(maxBytes), sink] as const
  // A failed pipeline destroys its streams; the request must live on to carry the answer.
  const cutOff = () => {
    if (!request.complete)
      first.destroy(exception('ABORTED', 'The request was cut off before its body ended.'))
  }
  request.once('close', cutOff)
  request.pipe(first)
  try {
    await pipeline([first, ...rest] as [Readable, ...Transform[], Writable])
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException
    if (!code.toString().startsWith('Z_')) throw error
    throw exception('CANNOT_DECOMPRESS', `Cannot decompress the request body: ${message}.`, error)
  } finally {
    request.unpipe(first)
    request.removeListener('close', cutOff)
  }
}

const DISCARD_MS = 10_000

/** A client that still sends does not read: take the rest of its body, so that it comes to see the answer. */
export async function discardBody(request: IncomingMessage): Promise<void> {
  if (request.complete || request.destroyed) return
  request.resume()
  const signal = AbortSignal.timeout(DISCARD_MS)
  await Promise.race([once(request, 'end', { signal }), once(request, 'close', { signal })]).catch(
    () => undefined,
  )
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
