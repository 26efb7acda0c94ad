import {
  getBatchInstructionDataEncoder,
  getBurnCheckedInstructionDataEncoder,
  getBurnInstructionDataEncoder,
  getMintToCheckedInstructionDataEncoder,
  getMintToInstructionDataEncoder,
  getTransferCheckedInstructionDataEncoder,
  getTransferInstructionDataEncoder,
  TOKEN_PROGRAM_ADDRESS,
} from '@solana-program/token'
import type { Call } from './make-answer.ts'

/* Calls of token programs, encoded by the library of the program. */

type Moved = { readonly amount: bigint; readonly program?: string }

export const burnCall = (
  to: Moved & { account: string; mint: string; authority: string; decimals?: number },
): Call => ({
  program: to.program ?? TOKEN_PROGRAM_ADDRESS,
  accounts: [to.account, to.mint, to.authority],
  data: bytes(
    to.decimals === undefined
      ? getBurnInstructionDataEncoder().encode({ amount: to.amount })
      : getBurnCheckedInstructionDataEncoder().encode({ amount: to.amount, decimals: to.decimals }),
  ),
})

export const mintCall = (
  to: Moved & { account: string; mint: string; authority: string; decimals?: number },
): Call => ({
  program: to.program ?? TOKEN_PROGRAM_ADDRESS,
  accounts: [to.mint, to.account, to.authority],
  data: bytes(
    to.decimals === undefined
      ? getMintToInstructionDataEncoder().encode({ amount: to.amount })
      : getMintToCheckedInstructionDataEncoder().encode({ amount: to.amount, decimals: to.decimals }),
  ),
})

/** Without a mint it is a transfer of the first kind, which names none. */
export const transferCall = (
  to: Moved & {
    source: string
    destination: string
    authority: string
    mint?: string
    decimals?: number
  },
): Call => ({
  program: to.program ?? TOKEN_PROGRAM_ADDRESS,
  accounts:
    to.mint === undefined
      ? [to.source, to.destination, to.authority]
      : [to.source, to.mint, to.destination, to.authority],
  data: bytes(
    to.mint === undefined
      ? getTransferInstructionDataEncoder().encode({ amount: to.amount })
      : getTransferCheckedInstructionDataEncoder().encode({ amount: to.amount, decimals: to.decimals ?? 6 }),
  ),
})

/** Thaw and freeze, which move nothing. */
export const stateCall = (
  discriminator: 10 | 11,
  account: string,
  mint: string,
  authority: string,
): Call => ({
  program: TOKEN_PROGRAM_ADDRESS,
  accounts: [account, mint, authority],
  data: Uint8Array.of(discriminator),
})

/** One batch of the token program of these calls, which are all of that program. */
export const batchOf = (calls: readonly Call[]): Call => ({
  program: TOKEN_PROGRAM_ADDRESS,
  accounts: calls.flatMap(({ accounts = [] }) => accounts),
  data: getBatchInstructionDataEncoder().encode({
    data: calls.map(({ accounts = [], data = new Uint8Array() }) => ({
      numberOfAccounts: accounts.length,
      instructionData: data,
    })),
  }) as Uint8Array,
})

const bytes = (encoded: { readonly length: number }) => encoded as Uint8Array
