import { z } from 'zod'
import { DataError } from '../../schemas/errors.ts'
import type { SlotSource } from '../chains/solana/slots.ts'
import { askGateway, readHeight } from './gateway-view.ts'

const Blocks = z.array(
  z.object({
    header: z.object({
      number: z.number().int(),
      hash: z.string(),
      parentHash: z.string(),
      timestamp: z.number().int(),
    }),
  }),
)

/** Single final blocks of Solana by slot, as a gateway has them. */
export function openGatewaySlots(url: string): SlotSource {
  async function headers(fromBlock: number, toBlock: number) {
    const text = await askGateway(`${url}/blocks`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        type: 'solana',
        fromBlock,
        toBlock,
        includeAllBlocks: true,
        fields: { block: { parentHash: true, timestamp: true } },
      }),
    })
    const parsed = Blocks.safeParse(JSON.parse(text))
    if (!parsed.success)
      throw new DataError({ what: 'blocks of the gateway not understood', got: text, where: url })
    return parsed.data.map(({ header }) => header)
  }

  return {
    head: async () => readHeight(await askGateway(`${url}/height`)),
    block: async (slot) => {
      const header = (await headers(slot, slot)).find(({ number }) => number === slot)
      if (header === undefined) return undefined
      // A dataset says 0 where the cluster did not keep the time.
      const { hash, parentHash, timestamp } = header
      return { slot, hash, parentHash, time: timestamp > 0 ? timestamp : null }
    },
    slots: async (from, to) => {
      const slots: number[] = []
      for (let next = from; next <= to; ) {
        const found = (await headers(next, to)).map(({ number }) => number)
        slots.push(...found)
        next = (found.at(-1) ?? to) + 1
      }
      return slots
    },
  }
}
