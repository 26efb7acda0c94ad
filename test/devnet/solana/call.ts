import { type Address, getU64Encoder } from '@solana/kit'
import { TOKEN_PROGRAM_ADDRESS } from '@solana-program/token'
import { solanaPlaces } from './places.ts'
import type { Play, PlayedTransaction } from './play.ts'

/** Unix seconds and what happens then. */
export type SolanaPlay = { readonly time: number; readonly transaction: PlayedTransaction }

/** Data of an instruction: how it begins, in hex, and its arguments. */
export function callData(discriminator: string, ...parts: readonly Iterable<number>[]): Uint8Array {
  return Uint8Array.from([...Buffer.from(discriminator, 'hex'), ...parts.flatMap((part) => [...part])])
}

export const u64 = (value: bigint): Uint8Array => Uint8Array.from(getU64Encoder().encode(value))

/** As Borsh writes an optional number. */
export const optional = (value: bigint | undefined): Uint8Array =>
  value === undefined ? Uint8Array.of(0) : Uint8Array.of(1, ...u64(value))

/** Accounts by their role: "w" can be written, "s" signs. */
export function accounts(
  ...list: readonly (Address | readonly [Address, 'w' | 's' | 'ws'])[]
): NonNullable<Play['accounts']> {
  return list.map((item) => {
    const [address, role] = typeof item === 'string' ? [item, ''] : item
    return { address, role: (role.includes('w') ? 1 : 0) | (role.includes('s') ? 2 : 0) }
  })
}

/** A limit of compute units, which most wallets put before what they send. */
export const unitLimit: Play = {
  programAddress: solanaPlaces.computeBudget,
  data: Uint8Array.of(2, 0x40, 0x0d, 0x03, 0),
}

export const memo = (text: string): Play => ({ programAddress: solanaPlaces.memo, data: Buffer.from(text) })

export const tokenProgram = TOKEN_PROGRAM_ADDRESS
