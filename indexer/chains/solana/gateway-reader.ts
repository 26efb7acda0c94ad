import { DataSourceBuilder } from '@subsquid/solana-stream'
import type { SolanaRoute } from '../routing.ts'
import type { SolanaBlock } from './blocks.ts'
import { instructionRequests } from './instruction-requests.ts'
import { type SlotSource, settleTime } from './slots.ts'

/** What a gateway is asked for of each item: what a decoder is shown. */
const fields = {
  // The gateway counts by slot, and what the stream takes for a height is one: nothing else is asked for.
  block: { slot: false, parentSlot: false, timestamp: true },
  transaction: { signatures: true, accountKeys: true, err: true },
  instruction: { programId: true, accounts: true, data: true, isCommitted: false },
} as const

export type GatewayRange = {
  /** Address of the gateway: http://127.0.0.1:40123/solana */
  readonly gateway: string
  readonly routes: readonly SolanaRoute[]
  /** Slots, both inclusive; without an end the stream follows the gateway for ever. An end must be a slot with a block. */
  readonly from: number
  readonly to: number | undefined
  /** Who is asked for blocks around one without a time. */
  readonly slots: SlotSource
}

/**
 * The final blocks of a gateway that hold instructions of the sources, with their transactions whole. All sources are asked for
 * from the first slot on: the stream would cut the range where one begins, and could wait for ever at a slot without a block.
 */
export async function* readByGateway(range: GatewayRange): AsyncGenerator<SolanaBlock[]> {
  const { gateway, routes, from, to, slots } = range
  const builder = new DataSourceBuilder()
    .setGateway({ url: gateway, requestTimeout: 300_000 })
    .setFields(fields)
    .setBlockRange({ from, ...(to !== undefined && { to }) })
  for (const { decoder } of routes)
    for (const where of instructionRequests(decoder))
      builder.addInstruction({
        where,
        include: { transaction: true, transactionTokenBalances: true, transactionInstructions: true },
        range: { from },
      })
  const stream = builder.build()
  for await (const blocks of stream.getBlockStream(from)) {
    const read: SolanaBlock[] = []
    for (const { header, transactions, instructions, tokenBalances } of blocks) {
      const { height: slot, hash, parentHash, timestamp } = header
      // A dataset says 0 where the cluster did not keep the time.
      const time = timestamp > 0 ? timestamp : await settleTime(slots, slot)
      read.push({ header: { slot, hash, parentHash, time }, transactions, instructions, tokenBalances })
    }
    yield read
  }
}
