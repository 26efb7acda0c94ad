import type { Block } from '@subsquid/solana-normalization'
import { getInstructionData } from '@subsquid/solana-stream'
import { DataError } from '../../../schemas/errors.ts'
import type { SolanaInstruction, SolanaTransaction, TokenAccount } from '../../../schemas/solana.ts'

type Whole = Pick<Block, 'transactions' | 'instructions' | 'tokenBalances'>

/** The part of a normalised block that decoders are given: what a gateway is asked for and what an endpoint's answer maps to. */
export type BlockItems = {
  readonly transactions: readonly Pick<
    Whole['transactions'][number],
    'transactionIndex' | 'signatures' | 'accountKeys' | 'err'
  >[]
  readonly instructions: readonly Pick<
    Whole['instructions'][number],
    'transactionIndex' | 'instructionAddress' | 'programId' | 'accounts' | 'data'
  >[]
  readonly tokenBalances: Whole['tokenBalances']
}

export type BlockPlace = {
  readonly slot: number
  readonly hash: string
  /** Unix seconds, UTC. */
  readonly time: number
}

type Item = BlockItems['instructions'][number]

/** A transaction whose instructions are not decoded before they are looked at. */
export type BlockTransaction = SolanaTransaction & { readonly instructions: readonly Instruction[] }

/** A transaction while its instructions are put together. */
type Growing = {
  readonly roots: Instruction[]
  /** The last instruction, after those that called it, outermost first. */
  readonly open: Instruction[]
  readonly tokenAccounts: Map<string, TokenAccount>
  readonly signature: string
}

/**
 * The transactions of a block that succeeded, in their order, or those among them whose places are `wanted`. Throws DataError
 * where an instruction is missing between others: an inner burn would belong to nothing, and its money would be lost silently.
 */
export function transactionsOf(
  place: BlockPlace,
  items: BlockItems,
  wanted?: ReadonlySet<number>,
): BlockTransaction[] {
  const transactions: BlockTransaction[] = []
  const byPlace = new Map<number, Growing>()
  for (const { transactionIndex: index, signatures, accountKeys, err } of items.transactions) {
    if (err !== null || wanted?.has(index) === false) continue
    const [signature, feePayer] = [signatures[0] ?? '', accountKeys[0] ?? '']
    const roots: Instruction[] = []
    const tokenAccounts = new Map<string, TokenAccount>()
    byPlace.set(index, { roots, open: [], tokenAccounts, signature })
    transactions.push({
      signature,
      index,
      slot: place.slot,
      blockHash: place.hash,
      time: place.time,
      feePayer,
      instructions: roots,
      tokenAccounts,
    })
  }
  for (const item of items.instructions) {
    const growing = byPlace.get(item.transactionIndex)
    if (growing !== undefined) append(growing, item, place)
  }
  for (const balance of items.tokenBalances)
    byPlace.get(balance.transactionIndex)?.tokenAccounts.set(balance.account, tokenAccountOf(balance))
  return transactions
}

/** Instructions come in the order in which they ran, each with its address: [3, 1] is the second one that [3] called. */
function append({ roots, open, signature }: Growing, item: Item, { slot }: BlockPlace): void {
  const path = item.instructionAddress
  const depth = path.length
  const caller = open[depth - 2]
  const siblings = depth === 1 ? roots : caller?.inner
  const follows = path[depth - 1] === siblings?.length && (caller === undefined || isBelow(path, caller.path))
  if (siblings === undefined || !follows)
    throw new DataError({
      what: 'instructions of a transaction are not whole',
      got: `[${path.join(', ')}] after [${open.at(-1)?.path.join(', ') ?? ''}]`,
      expected: 'each one after the one that called it and after those before it',
      where: `slot ${slot}, transaction ${signature}`,
    })
  const instruction = new Instruction(item)
  siblings.push(instruction)
  open.length = depth - 1
  open.push(instruction)
}

function isBelow(path: readonly number[], caller: readonly number[]): boolean {
  for (let at = 0; at < caller.length; at++) if (path[at] !== caller[at]) return false
  return true
}

/**
 * Most instructions of a transaction are of programs that no decoder wants, and base58 is slow: only what is looked at is read.
 * A class, because an object that is written with a getter of its own takes longer to make than all else of a transaction.
 */
export class Instruction implements SolanaInstruction {
  readonly path: readonly number[]
  readonly program: string
  readonly accounts: readonly string[]
  readonly inner: Instruction[] = []
  /** Its data in base58, as it came. */
  readonly encoded: string
  private decoded: Uint8Array | undefined = undefined

  constructor({ instructionAddress, programId, accounts, data }: Item) {
    this.path = instructionAddress
    this.program = programId
    this.accounts = accounts
    this.encoded = data
  }

  get data(): Uint8Array {
    this.decoded ??= getInstructionData({ data: this.encoded })
    return this.decoded
  }
}

/**
 * An account can be closed and made again within one transaction. What it was before is what an instruction spent from; where
 * the two mints differ, neither can be said to be that of an instruction.
 */
function tokenAccountOf(balance: BlockItems['tokenBalances'][number]): TokenAccount {
  const { preMint, postMint } = balance
  return {
    mint:
      preMint !== undefined && postMint !== undefined && preMint !== postMint
        ? ''
        : (preMint ?? postMint ?? ''),
    owner: balance.preOwner ?? balance.postOwner ?? '',
    decimals: balance.preDecimals ?? balance.postDecimals ?? 0,
    pre: balance.preAmount ?? 0n,
    post: balance.postAmount ?? 0n,
  }
}
