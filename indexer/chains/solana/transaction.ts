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

type Items = {
  readonly instructions: BlockItems['instructions'][number][]
  readonly tokenBalances: BlockItems['tokenBalances'][number][]
}

/**
 * The transactions of a block that succeeded, in their order. Throws DataError where an instruction is missing between
 * others: an inner burn would belong to nothing, and its money would be lost silently.
 */
export function transactionsOf(place: BlockPlace, items: BlockItems): SolanaTransaction[] {
  const byTransaction = new Map<number, Items>()
  for (const { transactionIndex, err } of items.transactions)
    if (err === null) byTransaction.set(transactionIndex, { instructions: [], tokenBalances: [] })
  for (const instruction of items.instructions)
    byTransaction.get(instruction.transactionIndex)?.instructions.push(instruction)
  for (const balance of items.tokenBalances)
    byTransaction.get(balance.transactionIndex)?.tokenBalances.push(balance)
  return items.transactions.flatMap(({ transactionIndex: index, signatures, accountKeys }) => {
    const own = byTransaction.get(index)
    if (own === undefined) return []
    const [signature, feePayer] = [signatures[0] ?? '', accountKeys[0] ?? '']
    const where = `slot ${place.slot}, transaction ${signature}`
    return [
      {
        signature,
        index,
        slot: place.slot,
        blockHash: place.hash,
        time: place.time,
        feePayer,
        instructions: treeOf(own.instructions, where),
        tokenAccounts: new Map(
          own.tokenBalances.map((balance) => [balance.account, tokenAccountOf(balance)]),
        ),
      },
    ]
  })
}

type Node = SolanaInstruction & { readonly inner: SolanaInstruction[] }

/** Instructions come in the order in which they ran, each with its address: [3, 1] is the second one that [3] called. */
function treeOf(list: Items['instructions'], where: string): SolanaInstruction[] {
  const roots: Node[] = []
  const open: Node[] = []
  for (const instruction of list) {
    const path = instruction.instructionAddress
    const depth = path.length
    const siblings = depth === 1 ? roots : open[depth - 2]?.inner
    const parent = depth === 1 ? [] : open[depth - 2]?.path
    const follows = parent?.every((step, at) => step === path[at]) && path[depth - 1] === siblings?.length
    if (siblings === undefined || !follows)
      throw new DataError({
        what: 'instructions of a transaction are not whole',
        got: `[${path.join(', ')}] after [${open.at(-1)?.path.join(', ') ?? ''}]`,
        expected: 'each one after the one that called it and after those before it',
        where,
      })
    const node = nodeOf(instruction)
    siblings.push(node)
    open.length = depth - 1
    open.push(node)
  }
  return roots
}

/** Most instructions of a transaction are of programs that no decoder wants, and base58 is slow: only what is looked at is read. */
function nodeOf({ instructionAddress, programId, accounts, data }: Items['instructions'][number]): Node {
  let bytes: Uint8Array | undefined
  return {
    path: instructionAddress,
    program: programId,
    accounts,
    get data() {
      bytes ??= getInstructionData({ data })
      return bytes
    },
    inner: [],
  }
}

/**
 * An account can be closed and made again within one transaction. What it was before is what an instruction spent from; where
 * the two mints differ, neither can be said to be that of an instruction.
 */
function tokenAccountOf(balance: Items['tokenBalances'][number]): TokenAccount {
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
