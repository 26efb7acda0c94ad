import { z } from 'zod'
import { ConfigError, DataError, RetryableError } from '../../schemas/errors.ts'
import type { Rpc } from '../chains/rpc.ts'

const Blocks = z.array(z.object({ header: z.object({ hash: z.string(), timestamp: z.number().int() }) }))

/**
 * The questions that are asked beside the reader, answered by its gateway where the chain has no endpoint. A dataset is
 * chosen by its name and an archive says its chain, so the chain's id is not asked for.
 */
export function openGatewayView(url: string, chainId: number): Rpc {
  return {
    chainId: async () => chainId,
    head: async () => readHeight(await askGateway(`${url}/height`)),
    block: async (height) => {
      const response = await askGateway(`${url}/blocks`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          fromBlock: height,
          toBlock: height,
          includeAllBlocks: true,
          fields: { block: { timestamp: true } },
        }),
      })
      const parsed = Blocks.safeParse(JSON.parse(response))
      if (!parsed.success)
        throw new DataError({ what: 'block of the gateway not understood', got: response, where: url })
      const header = parsed.data[0]?.header
      return header === undefined ? undefined : { height, hash: header.hash, time: header.timestamp }
    },
    close: () => undefined,
  }
}

/** First height that stands behind the gateway, once its source answers today. Throws RetryableError. */
export async function gatewayFloor(url: string): Promise<number> {
  readHeight(await askGateway(`${url}/height`))
  return readHeight(await askGateway(`${url}/floor`))
}

/** Height below which what was handed over may miss a block; undefined where all is well. */
export async function gatewaySuspect(url: string): Promise<number | undefined> {
  const height = readHeight(await askGateway(`${url}/suspect`))
  return height < 0 ? undefined : height
}

export async function gatewayTrust(url: string): Promise<void> {
  await askGateway(`${url}/trust`, { method: 'POST' })
}

export function readHeight(text: string): number {
  if (/^-?\d+$/.test(text)) return Number(text)
  throw new DataError({ what: 'height of the gateway not understood', got: text, expected: 'a whole number' })
}

/** One question to our gateway. Throws RetryableError, or ConfigError where a person must act. */
export async function askGateway(url: string, init: RequestInit = {}): Promise<string> {
  try {
    const response = await fetch(url, { ...init, signal: AbortSignal.timeout(60_000) })
    const text = await response.text()
    if (response.ok) return text
    if (response.status === 422) throw new ConfigError({ what: text })
    throw new RetryableError({ what: 'gateway has no answer', got: text })
  } catch (error) {
    if (error instanceof RetryableError || error instanceof ConfigError) throw error
    throw new RetryableError({ what: 'gateway did not answer', got: (error as Error).message, cause: error })
  }
}
