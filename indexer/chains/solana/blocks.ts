import type { BlockItems } from './transaction.ts'

/**
 * A block as both readers give it: what a decoder may want of it and no more, normalised. Everything here counts by slot; the
 * height of a block, which leaves out slots without one, is never read.
 */
export type SolanaBlock = BlockItems & {
  readonly header: {
    readonly slot: number
    readonly hash: string
    readonly parentHash: string
    /** Unix seconds, UTC. */
    readonly time: number
  }
}
