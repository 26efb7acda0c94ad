import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { createGzip } from 'node:zlib'
import { z } from 'zod'
import type { PortalBlock } from './chain-blocks.ts'
import { evmFamily } from './evm-family.ts'
import { type DatasetBlock, type Family, type FrameOfQuery, pick } from './family.ts'

/*
 * A Portal as its public documentation tells it (https://github.com/subsquid/sqd-portal: docs/openapi and
 * spec/14-interface-binding.md), over blocks that a test gives it, and with faults on demand.
 */

/** What goes wrong with the next stream, or with the next request of any kind where `any` is said. */
export type Fault =
  | { kind: 'status'; status: 429 | 500 | 502 | 503 | 529; retryAfter?: string; any?: true }
  | { kind: 'cut'; afterBlocks: number; inLine?: true }
  | { kind: 'stall'; afterBlocks: number }
  | { kind: 'drip'; everyMs: number }
  /** In the line of the first block from this height on. */
  | { kind: 'duplicate' | 'reorder' | 'wrong-parent' | 'double-log' | 'garbage'; height: number }
  /** The block comes after the one of height `after`. */
  | { kind: 'late'; height: number; after: number }
  | { kind: 'empty' }
  | { kind: 'no-content' }
  | { kind: 'refuse-connection' }
  /** The request is taken and never answered. */
  | { kind: 'silence' }

export type FakePortal<Block extends DatasetBlock = PortalBlock> = {
  /** As PORTAL_URL. */
  readonly url: string
  readonly faults: Fault[]
  /** Begun requests by their time in milliseconds. */
  readonly requests: { at: number; path: string; query: Record<string, unknown> | undefined }[]
  /** Replaces what the dataset holds, as a chain that reorganized below what was called final. */
  readonly replace: (blocks: readonly Block[]) => void
  /** Lines of blocks that left so far. */
  readonly linesWritten: () => number
  readonly stop: () => Promise<void>
}

export type FakePortalOptions<Block extends DatasetBlock = PortalBlock> = {
  readonly dataset: string
  /** A list that grows is a chain that goes on. */
  readonly blocks: readonly Block[]
  /** Requests in ten seconds above which it answers 429. */
  readonly limit?: number
  /** Blocks that one worker holds: the stream has a header at the end of each, whatever matches. */
  readonly chunk?: number
  /** Chunks after which it ends a stream before toBlock. */
  readonly chunksOfStream?: number
  /** First block that it admits to. */
  readonly startBlock?: number
}

/** Starts one on loopback for an EVM chain. */
export function startFakePortal(options: FakePortalOptions): Promise<FakePortal> {
  return startPortal(evmFamily, options)
}

/** Starts one on loopback for a chain of any family. */
export async function startPortal<Block extends DatasetBlock, Query extends FrameOfQuery>(
  family: Family<Block, Query>,
  options: FakePortalOptions<Block>,
): Promise<FakePortal<Block>> {
  const { dataset, limit = Number.POSITIVE_INFINITY, chunk = 1000, chunksOfStream = 4 } = options
  let blocks = options.blocks
  const faults: Fault[] = []
  let written = 0
  const requests: FakePortal<Block>['requests'] = []
  const floor = () => options.startBlock ?? blocks[0]?.header.number ?? 0
  const head = () => blocks.at(-1)?.header

  const sendError = (response: ServerResponse, status: number, type: string, code: string, rest = {}) =>
    sendJson(response, status, { error: { type, code, message: 'prose' }, ...rest })

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = new URL(request.url ?? '/', 'http://portal').pathname
    const body = request.method === 'POST' ? await readJson(request) : undefined
    requests.push({ at: performance.now(), path, query: body as Record<string, unknown> | undefined })
    const recent = requests.filter(({ at }) => at > performance.now() - 10_000).length
    if (recent > limit)
      return sendError(response.setHeader('retry-after', '1'), 429, 'rate_limit_error', 'overloaded')
    const isStream = path === `/${dataset}/finalized-stream`
    const next = faults[0]
    if (next !== undefined && (isStream || ('any' in next && next.any === true))) {
      faults.shift()
      if (next.kind === 'silence') return
      if (next.kind === 'refuse-connection') return void request.socket.destroy()
      if (next.kind === 'status') {
        if (next.retryAfter !== undefined) response.setHeader('retry-after', next.retryAfter)
        return sendError(response, next.status, 'availability_error', 'no_workers')
      }
      if (next.kind === 'no-content') return void response.writeHead(204).end()
      return stream(response, body, next)
    }
    if (path === `/${dataset}/metadata`)
      return sendJson(response, 200, {
        dataset,
        aliases: [],
        real_time: true,
        start_block: floor(),
      })
    if (path === `/${dataset}/finalized-head`) {
      const { number, hash } = head() ?? {}
      return sendJson(response, 200, number === undefined ? null : { number, hash })
    }
    if (isStream && request.method === 'POST') return stream(response, body, undefined)
    return sendError(response, 404, 'invalid_request_error', 'unknown_dataset')
  }

  async function stream(response: ServerResponse, body: unknown, fault: Fault | undefined): Promise<void> {
    const parsed = family.query.safeParse(body)
    if (!parsed.success)
      return sendError(response, 400, 'invalid_request_error', 'malformed_request', {
        why: z.prettifyError(parsed.error),
      })
    const query = parsed.data
    const top = head()?.number ?? -1
    if (query.fromBlock < floor())
      return sendError(response, 400, 'invalid_request_error', 'malformed_request', { param: 'fromBlock' })
    if (query.fromBlock > top) return void response.writeHead(204, headMarkers()).end()
    const parent = blocks.findLast(({ header }) => header.number < query.fromBlock)?.header
    if (query.parentBlockHash !== undefined && parent !== undefined && parent.hash !== query.parentBlockHash)
      return sendError(response, 409, 'invalid_request_error', 'base_block_mismatch', {
        previousBlocks: [{ number: parent.number, hash: parent.hash }],
      })
    response.writeHead(200, {
      'content-type': 'application/jsonl',
      'content-encoding': 'gzip',
      ...headMarkers(),
    })
    const gzip = createGzip()
    gzip.pipe(response)
    const lines = damage(answer(query, Math.min(query.toBlock ?? top, top)), fault)
    for (const [index, line] of lines.entries()) {
      if (fault?.kind === 'cut' && index === fault.afterBlocks) {
        if (fault.inLine === true) gzip.write(line.slice(0, line.length / 2))
        await flushed(gzip)
        return void response.destroy()
      }
      if (fault?.kind === 'stall' && index === fault.afterBlocks) {
        await flushed(gzip)
        return
      }
      if (!gzip.write(`${line}\n`)) await Promise.race([once(gzip, 'drain'), once(response, 'close')])
      if (response.destroyed) return
      written += 1
      if (fault?.kind === 'drip') {
        await flushed(gzip)
        await sleep(fault.everyMs)
      }
    }
    gzip.end()
  }

  const headMarkers = () => ({
    'x-sqd-head-number': `${head()?.number}`,
    'x-sqd-finalized-head-number': `${head()?.number}`,
    'x-sqd-finalized-head-hash': `${head()?.hash}`,
  })

  /** Blocks with matches, and the last block of every chunk and of the range whatever is in it. */
  function answer(query: Query, last: number): string[] {
    const end = Math.min(last, query.fromBlock + chunk * chunksOfStream - 1)
    const asked = blocks.filter(({ header }) => header.number >= query.fromBlock && header.number <= end)
    const chunkOf = (block: Block | undefined) =>
      block && Math.floor((block.header.number - query.fromBlock) / chunk)
    return asked.flatMap((block, index) => {
      const found = family.select(block, query)
      // Numbers may be left out, as slots are: the last one that is there ends its chunk.
      const isBoundary = index === 0 || chunkOf(block) !== chunkOf(asked[index + 1])
      if (Object.keys(found).length === 0 && !isBoundary && query.includeAllBlocks !== true) return []
      return [JSON.stringify({ header: pick(block.header, query.fields?.block), ...found })]
    })
  }

  const server = createServer((request, response) => {
    handle(request, response).catch((error) => {
      response.destroy(error as Error)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    faults,
    requests,
    linesWritten: () => written,
    replace: (next) => {
      blocks = next
    },
    stop: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function damage(lines: readonly string[], fault: Fault | undefined): string[] {
  if (fault?.kind === 'empty') return []
  if (fault === undefined || !('height' in fault)) return [...lines]
  const at = lines.findIndex((line) => JSON.parse(line).header.number >= fault.height)
  if (at < 0) return [...lines]
  const [line = '', next = ''] = lines.slice(at)
  if (fault.kind === 'late') {
    const rest = [...lines.slice(0, at), ...lines.slice(at + 1)]
    const until = rest.findIndex((other) => JSON.parse(other).header.number > fault.after)
    return [...rest.slice(0, until), line, ...rest.slice(until)]
  }
  const changed = {
    duplicate: [line, line, next],
    reorder: [next, line],
    'wrong-parent': [line.replace(/"parentHash":"(0x)?.{8}/, '"parentHash":"$1deadbeef'), next],
    'double-log': [line.replace(/"(logs|instructions)":\[(\{.*?\})/, '"$1":[$2,$2'), next],
    garbage: ['{"header":{"number":"', next],
  }[fault.kind]
  return [...lines.slice(0, at), ...changed.filter((text) => text !== ''), ...lines.slice(at + 2)]
}

function sendJson(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return JSON.parse(Buffer.concat(chunks).toString('utf8'))
}

const once = (emitter: NodeJS.EventEmitter, event: string) =>
  new Promise<void>((resolve) => emitter.once(event, () => resolve()))

/** What was written is on its way: gzip would otherwise keep it. */
const flushed = (gzip: ReturnType<typeof createGzip>) =>
  new Promise<void>((resolve) => gzip.flush(() => setTimeout(resolve, 20)))
