import { createPublicClient, http, numberToHex, webSocket } from 'viem'
import { DataError, RetryableError } from '../../schemas/errors.ts'
import { maskAddresses } from '../log.ts'
import type { Endpoint } from './endpoint.ts'
import { fillNullRounds, isNullRound, type RawBlock } from './null-rounds.ts'

/** A block by what identifies it, with its time in Unix seconds. */
export type Block = { readonly height: number; readonly hash: string; readonly time: number }

/** The few questions that are asked beside the reader. Each answers within ten seconds or throws RetryableError. */
export type Rpc = {
  readonly chainId: () => Promise<number>
  readonly head: () => Promise<number>
  /** undefined where the endpoint has no block of that height, now or ever. */
  readonly block: (height: number) => Promise<Block | undefined>
  readonly close: () => void
}

/** Whoever can say which block stands at a height. */
export type BlockLookup = Pick<Rpc, 'block'>

export function openRpc(
  { url, headers }: Pick<Endpoint, 'url' | 'headers'>,
  nullRounds: boolean,
  timeout = 10_000,
): Rpc {
  let client: ReturnType<typeof createPublicClient> | undefined

  const open = () =>
    createPublicClient({
      transport: /^wss?:/.test(url)
        ? webSocket(url, { retryCount: 0, timeout, reconnect: false, keepAlive: false })
        : http(url, { retryCount: 0, timeout, fetchOptions: { headers } }),
    })

  // A socket that broke stays broken, so the next question gets a new one.
  const close = () => {
    const gone = client
    client = undefined
    const socket = gone?.transport['getRpcClient'] as (() => Promise<{ close: () => void }>) | undefined
    socket?.()
      .then((rpc) => rpc.close())
      .catch(() => undefined)
  }

  async function call(method: string, parameters: unknown[]): Promise<unknown> {
    client ??= open()
    let timer: NodeJS.Timeout | undefined
    try {
      const request = client.request({ method, params: parameters } as never)
      const late = new Promise<never>((_, reject) => {
        timer = setTimeout(() => reject(new Error(`no answer within ${timeout / 1000} s`)), timeout)
      })
      return await Promise.race([request, late])
    } catch (error) {
      if (nullRounds && error instanceof Error && isNullRound(`${error.message} ${String(error.cause)}`))
        return null
      close()
      throw new RetryableError({
        what: `endpoint did not answer ${method}`,
        got: reasonOf(error),
        cause: error,
      })
    } finally {
      clearTimeout(timer)
    }
  }

  const head = async () => readQuantity('eth_blockNumber', await call('eth_blockNumber', []))
  const byNumber = async (height: number) =>
    (await call('eth_getBlockByNumber', [numberToHex(height), false])) as RawBlock | null
  const byHash = async (hash: string) => (await call('eth_getBlockByHash', [hash, false])) as RawBlock | null
  const filler = nullRounds ? fillNullRounds({ head, byNumber, byHash }) : undefined

  return {
    chainId: async () => readQuantity('eth_chainId', await call('eth_chainId', [])),
    head,
    block: async (height) => {
      const answer = await byNumber(height)
      const [raw] = filler === undefined ? [answer] : await filler.complete([height], [answer])
      if (raw === null || raw === undefined) return undefined
      return { height, hash: raw.hash, time: readQuantity('block timestamp', raw.timestamp) }
    },
    close,
  }
}

function readQuantity(what: string, value: unknown): number {
  if (typeof value === 'string' && /^0x[0-9a-f]+$/i.test(value)) return Number(BigInt(value))
  throw new DataError({ what: `${what} not understood`, got: value, expected: 'a hex quantity' })
}

/** The shortest true reason: a library's message repeats the address and the request. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return maskAddresses(String(error))
  const cause = error.cause instanceof Error ? error.cause : undefined
  const { shortMessage, details } = error as { shortMessage?: string; details?: string }
  const reason = [details, shortMessage, cause?.message, error.message].find(
    (text) => text !== undefined && text !== '',
  )
  return maskAddresses(reason ?? error.name)
}
