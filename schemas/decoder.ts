import type { Fact, MovementDraft, Reference } from './movement.ts'
import type { SolanaDecoder } from './solana.ts'
import type { SubstrateDecoder } from './substrate.ts'

export type Hex = `0x${string}`

/** One EVM log as a decoder sees it; hex in lower case. */
export type EvmLog = {
  readonly address: Hex
  readonly topics: readonly Hex[]
  readonly data: Hex
  readonly logIndex: number
  readonly transactionHash: Hex
  readonly transactionIndex: number
  readonly block: number
  readonly blockHash: Hex
  /** Unix seconds, UTC. */
  readonly time: number
}

/** Which logs a decoder wants: any of the values at each topic; an absent topic is not looked at. */
export type LogFilter = {
  readonly topic0: readonly Hex[]
  readonly topic1?: readonly Hex[]
  readonly topic2?: readonly Hex[]
  readonly topic3?: readonly Hex[]
}

export type Decoded = {
  readonly movements: readonly MovementDraft[]
  readonly references: readonly Reference[]
}

/** Finds a reference that an earlier event of the same source made; undefined where none was seen. */
export type Lookup = (kind: string, key: string) => Reference | undefined

/**
 * A pure function from one log to what it means, named by the shape that it reads. It knows no network and no chain.
 * `decode` throws DataError for a log that passes the filter and is not of the shape: going on would lose money silently.
 */
export type EvmDecoder = {
  readonly family: 'evm'
  readonly name: string
  /** Rises when the same log would decode to something else. */
  readonly version: number
  readonly filters: readonly LogFilter[]
  /** What the factory was told, as text: with another setup the same log would decode to something else. */
  readonly setup?: string
  /** Its events are read by what earlier ones told: a part of its blocks is only understood with all blocks before. */
  readonly remembers?: true
  /** Which facts its movements can be of: what a covered day without movements is a true zero for. */
  readonly facts: readonly Fact[]
  readonly decode: (log: EvmLog, lookup: Lookup) => Decoded
}

/** A decoder of any family of chains that are read. */
export type Decoder = EvmDecoder | SolanaDecoder | SubstrateDecoder
