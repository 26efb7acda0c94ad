import { type Address, createNoopSigner, type TransactionSigner } from '@solana/kit'
import type { Message } from './message.ts'

/** One instruction of a played transaction, with what it calls. */
export type Play = {
  readonly programAddress: Address
  /** Roles are those of kit: bit 1 is writable, bit 2 signs. */
  readonly accounts?: readonly { readonly address: Address; readonly role: number }[]
  readonly data?: ArrayLike<number>
  /**
   * What the program calls, where its binary is not at hand: those are played in turn and this one is only written around
   * them. Left out for a program that really runs (SPL Token, Token-2022, associated token accounts, memo, system).
   */
  readonly inner?: readonly Play[]
  /** What the program says of itself, as Anchor does: "Program log: Instruction: <name>". */
  readonly name?: string
  /** The program gives up with this error after its calls, and the whole transaction with it. */
  readonly fails?: number
}

export type PlayedTransaction = {
  readonly payer: Address
  readonly instructions: readonly Play[]
  /** Look-up tables make it a transaction of version 0. Left out: a legacy one. */
  readonly tables?: Message['tables']
}

/** Whoever signs is only a name here: no signature is checked. */
export const signer = (address: Address): TransactionSigner => createNoopSigner(address)

/** The instructions that really run, in their order. */
export function listReal(plays: readonly Play[]): Play[] {
  return plays.flatMap((play) => (play.inner === undefined ? [play] : listReal(play.inner)))
}

/** All instructions, each before those that it calls. */
export function listAll(plays: readonly Play[]): Play[] {
  return plays.flatMap((play) => [play, ...listAll(play.inner ?? [])])
}
