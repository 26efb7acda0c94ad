import { createHash } from 'node:crypto'
import { type Address, address, getBase58Decoder } from '@solana/kit'
import { type AccountState, findAssociatedTokenPda, TOKEN_PROGRAM_ADDRESS } from '@solana-program/token'
import { createRandom } from '../random.ts'
import { execute } from './execute.ts'
import { startMachine } from './machine.ts'
import type { PlayedTransaction } from './play.ts'
import type { WireBlock, WireTransaction } from './wire.ts'

export type SolanaBlock = {
  /** Unix seconds; null for a block whose time no validator voted on. */
  readonly time: number | null
  readonly transactions: readonly PlayedTransaction[]
}

export type SolanaChain = ReturnType<typeof createSolanaChain>

/** Of the main network: a reader must be able to tell that it is where it should be. */
export const genesisHash = '5eykt4UsFv8P8NJdTREpY1vzqKqZKvdpKuc147dw2N9d'

/** A party of the play: the same name is the same address on every machine. */
export function solanaAccount(name: string): Address {
  return address(base58(createHash('sha256').update(`devnet ${name}`).digest()))
}

/**
 * A chain of blocks in this process, final as they are made. Slots lie as far above heights as on the main network, and
 * some of them have no block. The same seed and the same blocks make the same chain.
 */
export function createSolanaChain(options: {
  readonly seed: string
  /** Slot and height of the first block, which is empty. */
  readonly firstSlot: number
  readonly firstHeight: number
  /** Unix seconds. */
  readonly time: number
}) {
  const machine = startMachine()
  const random = createRandom(`${options.seed}/solana`)
  const blocks: WireBlock[] = []
  const bySlot = new Map<number, WireBlock>()
  const transactions = new Map<string, Placed>()
  const byAddress = new Map<string, Placed[]>()
  const listeners = new Set<(block: WireBlock) => void>()
  const head = (): WireBlock => blocks.at(-1) as WireBlock

  /** Writes the next block; up to three slots before it may stay empty. */
  function play({ time, transactions: played }: SolanaBlock): WireBlock {
    const before = blocks.at(-1)
    const skipped = before !== undefined && random.chance(0.12) ? random.int(1, 4) : 0
    const slot = before === undefined ? options.firstSlot : before.slot + 1 + skipped
    const parentSlot = before?.slot ?? slot - 1
    const previousBlockhash = before?.blockhash ?? hashOf(options.seed, parentSlot)
    machine.setTime(slot, time ?? before?.blockTime ?? options.time)
    const written = played.map((transaction) => execute(machine, transaction, previousBlockhash))
    const block: WireBlock = {
      slot,
      blockHeight: before === undefined ? options.firstHeight : before.blockHeight + 1,
      blockTime: time,
      blockhash: hashOf(
        previousBlockhash,
        slot,
        ...written.flatMap(({ transaction }) => transaction.signatures),
      ),
      parentSlot,
      previousBlockhash,
      transactions: written,
    }
    blocks.push(block)
    bySlot.set(slot, block)
    for (const [index, transaction] of written.entries()) file({ block, index, transaction })
    for (const listener of listeners) listener(block)
    return block
  }

  function file(placed: Placed): void {
    const { message, signatures } = placed.transaction.transaction
    const { writable, readonly } = placed.transaction.meta.loadedAddresses
    const [signature = ''] = signatures
    if (transactions.has(signature)) throw new Error(`transaction played twice in a block; got ${signature}`)
    transactions.set(signature, placed)
    for (const key of new Set([...message.accountKeys, ...writable, ...readonly])) {
      const list = byAddress.get(key)
      if (list === undefined) byAddress.set(key, [placed])
      else list.push(placed)
    }
  }

  play({ time: options.time, transactions: [] })
  return {
    machine,
    blocks: blocks as readonly WireBlock[],
    head,
    play,
    blockAt: (slot: number) => bySlot.get(slot),
    transaction: (signature: string) => transactions.get(signature),
    /** Transactions that name the address, oldest first. */
    ofAddress: (at: string): readonly Placed[] => byAddress.get(at) ?? [],
    /** Is told of every block after it is written. */
    onBlock(listener: (block: WireBlock) => void): () => void {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    /** An account with enough to pay fees. */
    fund: (at: Address) => machine.fund(at, 1_000_000_000_000n),
    /** The associated token account of a wallet, with this much in it before the first block. */
    async hold(mint: Address, owner: Address, amount: bigint, state?: AccountState) {
      const program = TOKEN_PROGRAM_ADDRESS
      const [at] = await findAssociatedTokenPda({ mint, owner, tokenProgram: program })
      machine.placeHolding(at, { mint, owner, amount, program }, state)
      return at
    },
  }
}

/** A transaction and where it stands. */
export type Placed = {
  readonly block: WireBlock
  readonly index: number
  readonly transaction: WireTransaction
}

function hashOf(...parts: readonly (string | number)[]): string {
  return base58(createHash('sha256').update(parts.join(' ')).digest())
}

function base58(bytes: Uint8Array): string {
  return getBase58Decoder().decode(bytes)
}
