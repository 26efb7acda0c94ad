import { UTCDate } from '@date-fns/utc'
import { formatISO } from 'date-fns'
import { hexToBigInt, isHex } from 'viem'
import { z } from 'zod'
import { formatAmount } from '../../schemas/amount.ts'
import type { Ask, Observed, ReadingSource } from '../../schemas/reading.ts'
import { call } from './json-rpc.ts'

const quantity = z
  .string()
  .refine((text) => isHex(text) && text.length > 2)
  .transform((text) => Number(hexToBigInt(text as `0x${string}`)))
  .pipe(z.int())
const block = z.object({ number: quantity, timestamp: quantity })
const word = z.string().regex(/^0x[0-9a-fA-F]{64}$/)
type Block = z.infer<typeof block>

/** What lies less than this back may still be taken back. */
const settledSeconds = 3600

export type EvmCall = Pick<ReadingSource, 'id' | 'chain' | 'url' | 'since' | 'reach' | 'what' | 'source'> & {
  /** Contract that is asked. */
  readonly address: string
  /** First four bytes of the call, in hex with 0x; the function takes nothing and gives one whole number. */
  readonly selector: `0x${string}`
  /** A metric of the dictionary that is counted. */
  readonly metric: string
  /** The token that the number is an amount of, in base units; left out for a count. */
  readonly token?: { readonly symbol: string; readonly decimals: number }
}

/**
 * A count or an amount that a contract tells of itself, at the last block before each border. The block is found by its time, so that any
 * endpoint of the chain will do; one that keeps no old states tells the newest border alone.
 * https://ethereum.org/developers/docs/apis/json-rpc
 */
export function evmCall({ selector, metric, token, ...source }: EvmCall): ReadingSource {
  return {
    ...source,
    version: 1,
    span: 1,
    settles: 0,
    counters: [],
    observe: async (borders, ask) => {
      const head = await blockAt('latest', ask)
      const observed: Observed[] = []
      for (const border of borders) {
        const time = Date.parse(border) / 1000
        if (time + settledSeconds > head.timestamp) continue
        const last = await lastBefore(time, head, ask)
        const told = await call(
          ask,
          'eth_call',
          [{ to: source.address, data: selector }, `0x${last.number.toString(16)}`],
          word,
        )
        observed.push({
          metric,
          token: token?.symbol ?? '',
          border: formatISO(new UTCDate(border), { representation: 'date' }),
          value: formatAmount(hexToBigInt(told.result as `0x${string}`), token?.decimals ?? 0),
          unit: token?.symbol ?? 'count',
          block: last.number,
          answer: told.answer.hash,
        })
      }
      return observed
    },
  }
}

async function blockAt(number: number | 'latest', ask: Ask): Promise<Block> {
  const name = number === 'latest' ? number : `0x${number.toString(16)}`
  return (await call(ask, 'eth_getBlockByNumber', [name, false], block)).result
}

/** The last block before a time: strides back that double, then halves. */
async function lastBefore(time: number, head: Block, ask: Ask): Promise<Block> {
  let after = head
  let before = head
  for (let stride = 1024; before.timestamp >= time && before.number > 0; stride *= 2) {
    after = before
    before = await blockAt(Math.max(0, before.number - stride), ask)
  }
  while (after.number - before.number > 1) {
    const middle = await blockAt(Math.floor((before.number + after.number) / 2), ask)
    if (middle.timestamp < time) before = middle
    else after = middle
  }
  return before
}
