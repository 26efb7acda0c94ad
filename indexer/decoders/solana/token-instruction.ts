import {
  BATCH_DISCRIMINATOR,
  BURN_CHECKED_DISCRIMINATOR,
  BURN_DISCRIMINATOR,
  getBatchInstructionDataDecoder,
  MINT_TO_CHECKED_DISCRIMINATOR,
  MINT_TO_DISCRIMINATOR,
  TOKEN_PROGRAM_ADDRESS,
  TRANSFER_CHECKED_DISCRIMINATOR,
  TRANSFER_DISCRIMINATOR,
} from '@solana-program/token'
import { DataError } from '../../../schemas/errors.ts'
import type { SolanaInstruction, SolanaTransaction } from '../../../schemas/solana.ts'
import { readU64 } from './read-u64.ts'

/** https://spl.solana.com/token-2022 */
export const token2022 = 'TokenzQdBNbLqP5VEhdkAS6EPFLC1PHnBqCXEpPxuEb'
export const tokenPrograms: readonly string[] = [TOKEN_PROGRAM_ADDRESS, token2022]

/** What a token program was told to do with tokens; addresses in base58, '' where the transaction does not tell. */
export type TokenInstruction = {
  readonly kind: 'burn' | 'mint' | 'transfer'
  readonly path: readonly number[]
  readonly mint: string
  /** Base units. Of a transfer with a fee, what left the source. */
  readonly amount: bigint
  /** Token accounts: '' for the source of a mint and the destination of a burn. */
  readonly source: string
  readonly destination: string
  /** Who signed for it: the owner of the source, its delegate, or the authority of the mint. */
  readonly authority: string
  /** Wallets or programs that own the two accounts. */
  readonly from: string
  readonly to: string
}

/** Where an instruction of a token program keeps its accounts; `none` is where there is never any. */
type Layout = Pick<TokenInstruction, 'kind'> & {
  readonly source: number
  readonly mint: number
  readonly destination: number
  readonly authority: number
}

const none = -1
const burn: Layout = { kind: 'burn', source: 0, mint: 1, destination: none, authority: 2 }
const mint: Layout = { kind: 'mint', source: none, mint: 0, destination: 1, authority: 2 }
const transfer: Layout = { kind: 'transfer', source: 0, mint: none, destination: 1, authority: 2 }
const checked: Layout = { kind: 'transfer', source: 0, mint: 1, destination: 2, authority: 3 }

const layouts: ReadonlyMap<number, Layout> = new Map([
  [TRANSFER_DISCRIMINATOR, transfer],
  [TRANSFER_CHECKED_DISCRIMINATOR, checked],
  [MINT_TO_DISCRIMINATOR, mint],
  [MINT_TO_CHECKED_DISCRIMINATOR, mint],
  [BURN_DISCRIMINATOR, burn],
  [BURN_CHECKED_DISCRIMINATOR, burn],
])

/** The transfer fee extension of Token-2022, and its transfer that tells the fee. */
const transferFeeExtension = 26
const transferCheckedWithFee = 1

const batch = getBatchInstructionDataDecoder()

/**
 * The burns, mints and transfers that one instruction of a token program is: none for any other instruction, several for a
 * batch, each with a path of its own below that of the batch. The programs take what they need and overlook trailing bytes
 * and accounts, so this does too: what ran is what counts.
 */
export function readTokenInstruction(
  instruction: SolanaInstruction,
  transaction: SolanaTransaction,
): TokenInstruction[] {
  const found: TokenInstruction[] = []
  addTokenInstruction(found, instruction, transaction)
  return found
}

/** To one list, because most instructions are nothing here and lists of nothing are what a replay would mostly make. */
function addTokenInstruction(
  found: TokenInstruction[],
  instruction: SolanaInstruction,
  transaction: SolanaTransaction,
): void {
  const { program } = instruction
  const isOriginal = program === TOKEN_PROGRAM_ADDRESS
  if (!isOriginal && program !== token2022) return
  const { data, accounts, path } = instruction
  const kind = data[0] ?? -1
  if (isOriginal && kind === BATCH_DISCRIMINATOR) {
    for (const one of unpack(instruction)) addTokenInstruction(found, one, transaction)
    return
  }
  const hasFee = !isOriginal && kind === transferFeeExtension && data[1] === transferCheckedWithFee
  const layout = hasFee ? checked : layouts.get(kind)
  if (layout === undefined) return
  const amountAt = hasFee ? 2 : 1
  if (data.length < amountAt + 8 || accounts.length <= layout.authority)
    throw new DataError({
      what: `instruction is no ${layout.kind} of tokens`,
      got: `${data.length} bytes of data and ${accounts.length} accounts`,
      expected: `at least ${amountAt + 8} bytes and ${layout.authority + 1} accounts`,
      where: locate(instruction, transaction),
    })
  const source = accountAt(accounts, layout.source)
  const destination = accountAt(accounts, layout.destination)
  const known = transaction.tokenAccounts
  const [from, to] = [known.get(source), known.get(destination)]
  found.push({
    kind: layout.kind,
    path,
    // A transfer of the first kind names no mint; an account that was closed in between is in no balance.
    mint: accountAt(accounts, layout.mint) || from?.mint || to?.mint || '',
    amount: readU64(data, amountAt),
    source,
    destination,
    authority: accountAt(accounts, layout.authority),
    from: from?.owner ?? '',
    to: to?.owner ?? '',
  })
}

const accountAt = (accounts: readonly string[], place: number): string => accounts[place] ?? ''

/** A batch holds whole instructions one after the other, each with the next accounts, and no batch inside. */
function unpack({ program, path, accounts, data }: SolanaInstruction): SolanaInstruction[] {
  let next = 0
  return batch.decode(data).data.map(({ numberOfAccounts, instructionData }, index) => {
    const own = accounts.slice(next, next + numberOfAccounts)
    next += numberOfAccounts
    return {
      program,
      path: [...path, index],
      accounts: own,
      data: instructionData[0] === BATCH_DISCRIMINATOR ? new Uint8Array() : (instructionData as Uint8Array),
      inner: [],
    }
  })
}

/** Those of an instruction and of all that it called, in the order in which they ran. */
export function readTokenInstructionsBelow(
  instruction: SolanaInstruction,
  transaction: SolanaTransaction,
): TokenInstruction[] {
  const found: TokenInstruction[] = []
  addBelow(found, instruction, transaction)
  return found
}

function addBelow(
  found: TokenInstruction[],
  instruction: SolanaInstruction,
  transaction: SolanaTransaction,
): void {
  addTokenInstruction(found, instruction, transaction)
  for (const inner of instruction.inner) addBelow(found, inner, transaction)
}

/** Where an instruction stands, for a person with a block explorer. */
export function locate({ path, program }: SolanaInstruction, { slot, signature }: SolanaTransaction): string {
  return `program ${program}, slot ${slot}, transaction ${signature}, instruction ${path.join('.')}`
}
