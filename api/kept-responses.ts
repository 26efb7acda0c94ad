import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { LRUCache } from 'lru-cache'
import type { Commits } from './commits.ts'

const compress = promisify(gzip)

/** A whole answer as it went out, with what tells whether it may go out again. */
type Kept = {
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array<ArrayBuffer>
  readonly etag: string
  readonly commit: bigint
  readonly since: number
  /** The body compressed, once somebody asked for it. */
  zipped?: Promise<Uint8Array<ArrayBuffer>>
}

/** An answer that is being made, and how many wait for it: without any it is not made further. */
type Making = {
  readonly commit: bigint
  readonly made: Promise<{ readonly kept: Kept } | { readonly response: Response }>
  readonly ending: AbortController
  waiting: number
}

export type KeptResponses = (
  request: Request,
  make: (request: Request) => Promise<Response>,
  /** Refuses who asks too often for what has to be made. */
  refuse?: () => Promise<Response | undefined>,
) => Promise<Response>

const mostBytes = 64_000_000
/** Shorter bodies get no smaller. */
const worthCompressing = 1000

/**
 * GraphQL answers as bytes: the same question is answered again from memory until a commit changes figures or the answer
 * is `oldest` seconds old, then once more while it is made anew, and made once for all who ask at the same time. With ETag and, for those who take it, gzip.
 * Errors, streams and the editor's page go through as they are.
 */
export function keepResponses(options: {
  readonly commits: Commits
  readonly oldest: number
}): KeptResponses {
  const { commits, oldest } = options
  const kept = new LRUCache<string, Kept>({
    maxSize: mostBytes,
    maxEntrySize: mostBytes / 4,
    // Twice: the compressed body comes beside it.
    sizeCalculation: ({ body }) => 2 * body.length + 1000,
  })
  const making = new Map<string, Making>()

  const start = (key: string, question: Request, make: (request: Request) => Promise<Response>): Making => {
    const ending = new AbortController()
    const commit = commits.newest()
    const since = performance.now()
    const made = make(new Request(question, { signal: ending.signal })).then(async (response) => {
      if (!isWhole(response)) return { response }
      const body = new Uint8Array(await response.arrayBuffer())
      const etag = `"${createHash('sha256').update(body).digest('base64url')}"`
      const { 'content-length': _length, ...own } = Object.fromEntries(response.headers)
      const headers = { ...own, 'cache-control': 'no-cache', vary: 'accept-encoding', etag }
      const entry: Kept = { headers, body, etag, commit, since }
      if (commit > 0n && !hasErrors(body)) kept.set(key, entry)
      return { kept: entry }
    })
    const one: Making = { commit, made, ending, waiting: 0 }
    making.set(key, one)
    const done = () => {
      if (making.get(key) === one) making.delete(key)
    }
    made.then(done, done)
    return one
  }

  return async (request, make, refuse) => {
    const question = await questionOf(request)
    if (question === undefined) return (await refuse?.()) ?? make(request)
    const known = kept.get(question.key)
    if (known?.commit === commits.newest()) {
      const age = (performance.now() - known.since) / 1000
      // Nobody waits for what is a little too old: it is made anew beside, for those who come next.
      if (age >= oldest && age < 2 * oldest && !making.has(question.key))
        start(question.key, withBody(request, question.body), make)
      if (age < 2 * oldest) return send(known, request)
    }
    const refusal = await refuse?.()
    if (refusal !== undefined) return refusal

    const running = making.get(question.key)
    const one =
      running?.commit === commits.newest() && !running.ending.signal.aborted
        ? running
        : start(question.key, withBody(request, question.body), make)
    one.waiting += 1
    const leave = () => {
      one.waiting -= 1
      if (one.waiting === 0) one.ending.abort()
    }
    if (request.signal.aborted) leave()
    else request.signal.addEventListener('abort', leave, { once: true })
    try {
      const answer = await one.made
      // A body that is not kept can be read once: who else waited for it is told the same from a copy.
      return 'kept' in answer ? await send(answer.kept, request) : answer.response.clone()
    } finally {
      request.signal.removeEventListener('abort', leave)
    }
  }
}

/** What is asked, where an answer could stand for another one to the same; undefined where it could not. */
async function questionOf(request: Request): Promise<{ key: string; body: string | null } | undefined> {
  const { method, url, headers } = request
  const accept = headers.get('accept') ?? ''
  if (accept.includes('text/event-stream') || accept.includes('multipart/') || accept.includes('text/html'))
    return undefined
  const isPost = method === 'POST' && (headers.get('content-type') ?? '').startsWith('application/json')
  if (!isPost && method !== 'GET') return undefined
  const body = isPost ? await request.text() : null
  // A key as long as a question may be would be more memory than its answer.
  const key = createHash('sha256')
    .update([method, url, accept, body ?? ''].join('\n'))
    .digest('base64url')
  return { key, body }
}

function withBody({ url, method, headers }: Request, body: string | null): Request {
  return new Request(url, { method, headers, body })
}

function isWhole(response: Response): boolean {
  return response.status === 200 && /json/.test(response.headers.get('content-type') ?? '')
}

/** In text of an answer the same letters stand with backslashes, so this is a field. */
const errorsField = Buffer.from('"errors":[')

function hasErrors(body: Uint8Array): boolean {
  return Buffer.from(body.buffer, body.byteOffset, body.byteLength).includes(errorsField)
}

async function send(kept: Kept, request: Request): Promise<Response> {
  const { headers } = kept
  if (request.headers.get('if-none-match')?.includes(kept.etag))
    return new Response(null, { status: 304, headers })
  const takesGzip = /\bgzip\b/.test(request.headers.get('accept-encoding') ?? '')
  if (!takesGzip || kept.body.length < worthCompressing) return new Response(kept.body, { headers })
  kept.zipped ??= compress(kept.body).then((zipped) => new Uint8Array(zipped))
  return new Response(await kept.zipped, { headers: { ...headers, 'content-encoding': 'gzip' } })
}
