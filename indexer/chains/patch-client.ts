import type { EvmBatchProcessor } from '@subsquid/evm-processor'
import { numberToHex } from 'viem'
import { fillNullRounds, isNullRound, type RawBlock } from './null-rounds.ts'

type ErrorInfo = { message: string }
type Options = {
  validateResult?: unknown
  validateError?: (info: ErrorInfo, request: unknown) => unknown
  [other: string]: unknown
}
type Request = { method: string; params?: unknown[] }

/** The processor's client, as far as it is looked at here. */
type Client = {
  call: (method: string, parameters?: unknown[], options?: Options) => Promise<unknown>
  batchCall: (batch: Request[], options?: Options) => Promise<unknown[]>
}

/**
 * Puts the filling of null rounds between the processor and its endpoint. The processor offers no place for it: its client
 * is made once, by a method that only TypeScript calls private, and the version is pinned.
 */
export function patchClient<Fields extends object>(processor: EvmBatchProcessor<Fields>): void {
  const client = (processor as unknown as { getChainRpcClient: () => Client }).getChainRpcClient()
  const call = client.call.bind(client)
  const batchCall = client.batchCall.bind(client)
  const filler = fillNullRounds({
    head: async () => Number(await call('eth_blockNumber')),
    byNumber: async (height) =>
      (await call('eth_getBlockByNumber', [numberToHex(height), false], lenient())) as RawBlock | null,
    byHash: async (hash) => (await call('eth_getBlockByHash', [hash, false])) as RawBlock | null,
  })

  client.batchCall = async (batch, options) => {
    if (!batch.every(({ method }) => method === 'eth_getBlockByNumber')) return batchCall(batch, options)
    const answers = (await batchCall(batch, lenient(options))) as (RawBlock | null)[]
    return filler.complete(
      batch.map(({ params }) => Number(params?.[0])),
      answers,
    )
  }
  client.call = async (method, parameters = [], options) => {
    if (method === 'eth_getBlockByHash') return filler.byHash(String(parameters[0]))
    if (method !== 'eth_getBlockByNumber') return call(method, parameters, options)
    const answer = (await call(method, parameters, lenient(options))) as RawBlock | null
    const [block] = await filler.complete([Number(parameters[0])], [answer])
    return block ?? null
  }
}

/** An error that says "null round" is an answer. */
function lenient(options: Options = {}): Options {
  return {
    ...options,
    validateError: (info, request) => {
      if (isNullRound(info.message)) return null
      if (options.validateError !== undefined) return options.validateError(info, request)
      throw new Error(info.message)
    },
  }
}
