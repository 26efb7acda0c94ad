import type { Fact, MovementDraft } from './movement.ts'

/** One event, decoded as the metadata of the runtime that emitted it describe it. */
export type SubstrateEvent = {
  /** Pallet and event: "SubtensorModule.AlphaBurned". */
  readonly name: string
  /** Place in its block. */
  readonly index: number
  /** Place of the extrinsic that emitted it; undefined where the block itself did. */
  readonly extrinsic: number | undefined
  /**
   * A list, or an object where its fields have names, in camel case. Integers of up to 32 bits are numbers and larger ones
   * decimal text, bytes and accounts hex in lower case.
   */
  readonly args: unknown
}

/** A final block with the events that its sources ask for, in their order. */
export type SubstrateBlock = {
  readonly height: number
  readonly hash: string
  /** Unix seconds, UTC. */
  readonly time: number
  readonly events: readonly SubstrateEvent[]
}

/** Which events a decoder wants, by name. */
export type EventFilter = { readonly event: string }

/** A number of a storage map by subnet: the item as "Pallet.Item". */
export type StateKey = { readonly item: string; readonly key: number }

/** What stood there after the block before, and after the block of the event. */
export type StateChange = { readonly before: bigint; readonly after: bigint }

/**
 * A pure function from one event, with its block around it, to what it means. It knows no network and no chain. `decode` throws
 * DataError for an event that passes the filter and is not of the shape: going on would lose money silently. The filters must
 * name events of the pallet that is the source's address.
 */
export type SubstrateDecoder = {
  readonly family: 'substrate'
  readonly name: string
  /** Rises when the same event would decode to something else. */
  readonly version: number
  readonly filters: readonly EventFilter[]
  /** What the factory was told, as text: with another setup the same event would decode to something else. */
  readonly setup?: string
  /** Which facts its movements can be of. */
  readonly facts: readonly Fact[]
  /** Numbers of the state that the event does not tell. */
  readonly reads?: (event: SubstrateEvent, block: SubstrateBlock) => readonly StateKey[]
  /** `state` has a change for each key that `reads` named, in their order. */
  readonly decode: (
    event: SubstrateEvent,
    block: SubstrateBlock,
    state: readonly StateChange[],
  ) => readonly MovementDraft[]
}
