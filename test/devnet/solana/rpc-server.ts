import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { SolanaChain } from './chain.ts'
import { type NodeSettings, RpcError, solanaMethods } from './rpc-methods.ts'

/** What goes wrong with the next request, or with the next one that asks for `method`. */
export type RpcFault = { readonly method?: string } & (
  | { readonly kind: 'status'; readonly status: number; readonly retryAfter?: string }
  /** Half of the answer comes. */
  | { readonly kind: 'cut' }
  /** The request is taken and never answered. */
  | { readonly kind: 'silence' }
  | { readonly kind: 'refuse-connection' }
  /** A page of some proxy. */
  | { readonly kind: 'garbage' }
  | { readonly kind: 'error'; readonly code: number; readonly message: string }
  /** What is there is said not to be. */
  | { readonly kind: 'null' }
  /** A list comes the other way round. */
  | { readonly kind: 'reversed' }
  /** Any other wrong answer, made of the right one. */
  | { readonly kind: 'change'; readonly change: (result: unknown) => unknown }
)

export type SolanaNode = {
  /** As SOLANA_RPC_URL. */
  readonly url: string
  /** Each is used once, in this order. */
  readonly faults: RpcFault[]
  /** Every call, also those in a batch, by its time in milliseconds. */
  readonly calls: { at: number; method: string; parameters: readonly unknown[] }[]
  readonly stop: () => Promise<void>
}

export type SolanaNodeSettings = NodeSettings & {
  /** Calls in ten seconds above which it answers 429. */
  readonly limit?: number
}

type Call = { id?: unknown; method?: unknown; params?: unknown }

/** Serves a chain as a Solana node does, on loopback: JSON-RPC 2.0 by POST, one call or a batch. */
export async function startSolanaNode(
  chain: SolanaChain,
  { limit = Number.POSITIVE_INFINITY, ...settings }: SolanaNodeSettings = {},
): Promise<SolanaNode> {
  const methods = solanaMethods(chain, settings)
  const faults: RpcFault[] = []
  const calls: SolanaNode['calls'] = []

  function answer({ id = null, method, params }: Call, fault: RpcFault | undefined) {
    const run = typeof method === 'string' && Object.hasOwn(methods, method) ? methods[method] : undefined
    try {
      if (run === undefined) throw new RpcError(-32601, 'Method not found')
      if (fault?.kind === 'error') throw new RpcError(fault.code, fault.message)
      const result = run(...((params ?? []) as never[]))
      return { jsonrpc: '2.0', result: damage(result, fault), id }
    } catch (error) {
      if (!(error instanceof RpcError)) throw error
      return { jsonrpc: '2.0', error: { code: error.code, message: error.message }, id }
    }
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readJson(request)
    const asked = (Array.isArray(body) ? body : [body]) as Call[]
    for (const { method, params } of asked)
      calls.push({
        at: performance.now(),
        method: String(method),
        parameters: Array.isArray(params) ? params : [],
      })
    const place = faults.findIndex(
      (fault) => fault.method === undefined || asked.some(({ method }) => method === fault.method),
    )
    const [fault] = place < 0 ? [] : faults.splice(place, 1)
    if (fault?.kind === 'silence') return
    if (fault?.kind === 'refuse-connection') return void request.socket.destroy()
    const recent = calls.filter(({ at }) => at > performance.now() - 10_000).length
    if (recent > limit || fault?.kind === 'status') {
      const { status, retryAfter } =
        fault?.kind === 'status' ? fault : { status: 429, retryAfter: '1' as string | undefined }
      if (retryAfter !== undefined) response.setHeader('retry-after', retryAfter)
      const error = { code: status, message: 'Too many requests for a specific RPC call' }
      return void response
        .writeHead(status, { 'content-type': 'application/json' })
        .end(JSON.stringify({ jsonrpc: '2.0', error, id: asked[0]?.id ?? null }))
    }
    const of = (call: Call) =>
      fault !== undefined && (fault.method === undefined || fault.method === call.method) ? fault : undefined
    const answers = asked.map((call) => answer(call, of(call)))
    const text =
      fault?.kind === 'garbage'
        ? '<html>502</html>'
        : JSON.stringify(Array.isArray(body) ? answers : answers[0])
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) })
    if (fault?.kind !== 'cut') return void response.end(text)
    response.write(text.slice(0, text.length / 2), () => setTimeout(() => response.destroy(), 20))
  }

  const server = createServer((request, response) => {
    handle(request, response).catch((error) => response.destroy(error as Error))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    faults,
    calls,
    stop: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function damage(result: unknown, fault: RpcFault | undefined): unknown {
  if (fault?.kind === 'null') return null
  if (fault?.kind === 'reversed' && Array.isArray(result)) return result.toReversed()
  if (fault?.kind === 'change') return fault.change(structuredClone(result))
  return result
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return JSON.parse(Buffer.concat(chunks).toString('utf8'))
}
