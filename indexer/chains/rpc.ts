import { numberToHex } from 'viem'
import { DataError } from '../../schemas/errors.ts'
import type { Endpoint } from './endpoint.ts'
import { openJsonRpc } from './json-rpc.ts'
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
  endpoint: Pick<Endpoint, 'url' | 'headers'>,
  nullRounds: boolean,
  timeout?: number,
): Rpc {
  const { call, close } = openJsonRpc(
    endpoint,
    timeout,
    (error) => nullRounds && isNullRound(`${error.message} ${String(error.cause)}`),
  )

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
