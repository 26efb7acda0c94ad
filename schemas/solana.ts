import type { Lookup } from './decoder.ts'
import type { Fact, MovementDraft, Reference } from './movement.ts'

/** One instruction as it ran; addresses in base58. */
export type SolanaInstruction = {
  /** Where it stands in its transaction: [3] is the fourth instruction, [3, 1] the second one that it called. */
  readonly path: readonly number[]
  readonly program: string
  readonly accounts: readonly string[]
  /** Read when it is first asked for: a copy by spreading is without it. */
  readonly data: Uint8Array
  /** Those that it called, in the order in which they ran, each with its own. */
  readonly inner: readonly SolanaInstruction[]
}

/** A token account that the transaction names, as its balances tell it. */
export type TokenAccount = {
  /** '' where the account was closed and made again for another mint in between. */
  readonly mint: string
  /** Wallet or program that owns it, before the transaction if it was there; '' where the chain did not keep it (before 2021-10). */
  readonly owner: string
  readonly decimals: number
  /** Base units before and after the transaction; 0 for an account that was not there. */
  readonly pre: bigint
  readonly post: bigint
}

/** One transaction that succeeded; the others move nothing and are never shown to a decoder. */
export type SolanaTransaction = {
  readonly signature: string
  /** Place in its block. */
  readonly index: number
  readonly slot: number
  readonly blockHash: string
  /** Unix seconds, UTC. */
  readonly time: number
  readonly feePayer: string
  /** Those of the transaction itself, in their order. */
  readonly instructions: readonly SolanaInstruction[]
  readonly tokenAccounts: ReadonlyMap<string, TokenAccount>
}

/** Which instructions a decoder wants, called by the transaction or by another instruction. */
export type InstructionFilter = {
  readonly program: string
  /** How the data begins, in lower-case hex without 0x: one byte for token programs, eight for Anchor ones. Any of them. */
  readonly discriminators: readonly string[]
  /** Place among the accounts, from 0 to 9 -> any of these. */
  readonly accounts?: Readonly<Record<number, readonly string[]>>
}

/** A movement and the instruction that moved the tokens: a burn inside of a program's instruction stands where the burn is. */
export type PlacedDraft = MovementDraft & { readonly path: readonly number[] }

export type SolanaDecoded = {
  readonly movements: readonly PlacedDraft[]
  readonly references: readonly Reference[]
}

/**
 * A pure function from one instruction, with its transaction around it, to what it means. It knows no network and no chain.
 * `decode` throws DataError for an instruction that passes the filter and is not of the shape: going on would lose money
 * silently. The source's address must be named by every transaction that holds such an instruction, because an endpoint is
 * asked for the transactions of that address.
 */
export type SolanaDecoder = {
  readonly family: 'solana'
  readonly name: string
  /** Rises when the same instruction would decode to something else. */
  readonly version: number
  readonly filters: readonly InstructionFilter[]
  /** What the factory was told, as text: with another setup the same instruction would decode to something else. */
  readonly setup?: string
  /** Which facts its movements can be of: what a covered day without movements is a true zero for. */
  readonly facts: readonly Fact[]
  readonly decode: (
    instruction: SolanaInstruction,
    transaction: SolanaTransaction,
    lookup: Lookup,
  ) => SolanaDecoded
}
