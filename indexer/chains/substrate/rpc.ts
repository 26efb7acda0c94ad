import { z } from 'zod'
import { RetryableError } from '../../../schemas/errors.ts'
import type { Endpoint } from '../endpoint.ts'
import { openJsonRpc } from '../json-rpc.ts'
import type { Block } from '../rpc.ts'

/** The few questions that are asked beside the reader. Each answers within ten seconds or throws RetryableError. */
export type SubstrateRpc = {
  readonly genesisHash: () => Promise<string>
  /** Height of the last final block. */
  readonly head: () => Promise<number>
  /** undefined where the chain is shorter. */
  readonly block: (height: number) => Promise<Block | undefined>
  readonly close: () => void
}

const hash = z.string().regex(/^0x[0-9a-f]{64}$/, 'expected the hash of a block')
const header = z.object({
  number: z.string().regex(/^0x[0-9a-f]{1,12}$/, 'expected a height in hex'),
})
/** Milliseconds, eight bytes, the lowest first. */
const stored = z
  .string()
  .regex(/^0x[0-9a-f]{16}$/, 'expected eight bytes in hex')
  .nullable()

/** twox128 of "Timestamp" and of "Now": the time is stored in the same way under every runtime of FRAME. */
const timestampNow = '0xf0c365c3cf59d671eb72da0e7a4113c49f1f0515f462cdcf84e0f1d6045dfcbb'

export function openSubstrateRpc(endpoint: Pick<Endpoint, 'url' | 'headers'>): SubstrateRpc {
  const { call, close } = openJsonRpc(endpoint)

  async function ask<Shape extends z.ZodType>(method: string, parameters: unknown[], shape: Shape) {
    const answer = await call(method, parameters)
    const read = shape.safeParse(answer)
    if (read.success) return read.data
    throw new RetryableError({
      what: `answer of the endpoint to ${method} not understood`,
      got: JSON.stringify(answer),
      expected: z.prettifyError(read.error),
    })
  }

  return {
    genesisHash: () => ask('chain_getBlockHash', [0], hash),
    head: async () => {
      const final = await ask('chain_getFinalizedHead', [], hash)
      return Number((await ask('chain_getHeader', [final], header)).number)
    },
    block: async (height) => {
      const found = await ask('chain_getBlockHash', [height], hash.nullable())
      if (found === null) return undefined
      const bytes = await ask('state_getStorage', [timestampNow, found], stored)
      // Nobody told the first block a time.
      if (bytes === null && height > 0)
        throw new RetryableError({
          what: 'block without a time',
          got: height,
          expected: 'an archive node of a chain that stores Timestamp.Now',
        })
      const ms = bytes === null ? 0n : Buffer.from(bytes.slice(2), 'hex').readBigUInt64LE()
      return { height, hash: found, time: Number(ms / 1000n) }
    },
    close,
  }
}
