import { getBase58Encoder } from '@solana/kit'
import { TOKEN_PROGRAM_ADDRESS } from '@solana-program/token'
import type { WireBlock, WireInstruction, WireTransaction } from '../devnet/solana/wire.ts'
import { mint, program } from './token-moves.ts'

/** What must be found in a chain, read from its blocks by hand: one line a movement. */
export function recount(blocks: readonly WireBlock[]): string[] {
  return blocks.flatMap((block) =>
    block.transactions.flatMap((transaction, index) =>
      transaction.meta.err === null ? recountTransaction(block, transaction, index) : [],
    ),
  )
}

type Ran = {
  readonly path: number[]
  readonly program: string
  readonly accounts: string[]
  readonly data: Uint8Array
}

function recountTransaction(block: WireBlock, transaction: WireTransaction, index: number): string[] {
  const ran = listRan(transaction)
  const at = ({ path }: Ran) => [block.slot, block.blockhash, index, path.join('.')]
  return ran.flatMap((one) => {
    const { data, accounts, path } = one
    if (one.program !== TOKEN_PROGRAM_ADDRESS) return []
    const amount = data.length < 9 ? 0n : Buffer.from(data).readBigUInt64LE(1)
    const kind = data[0] ?? -1
    if ((kind === 8 || kind === 15) && accounts[1] === mint) return [[...at(one), 'burn', amount].join(' ')]
    if ((kind === 7 || kind === 14) && accounts[0] === mint)
      return [[...at(one), 'emission', amount].join(' ')]
    const caller = ran.find((other) => other.path.join('.') === path.slice(0, -1).join('.'))
    const isPaid = (kind === 3 || kind === 12) && caller?.program === program
    return isPaid ? [[...at(one), 'payment', amount].join(' ')] : []
  })
}

function listRan({ transaction: { message }, meta }: WireTransaction): Ran[] {
  const keys = [...message.accountKeys, ...meta.loadedAddresses.writable, ...meta.loadedAddresses.readonly]
  const read = ({ programIdIndex, accounts, data }: WireInstruction, path: number[]): Ran => ({
    path,
    program: keys[programIdIndex] ?? '',
    accounts: accounts.map((place) => keys[place] ?? ''),
    data: Uint8Array.from(getBase58Encoder().encode(data)),
  })
  return message.instructions.flatMap((instruction, index) => {
    const inner = meta.innerInstructions.find((pack) => pack.index === index)?.instructions ?? []
    const counts: number[] = [index]
    const below = inner.map((one) => {
      const depth = one.stackHeight
      counts.length = Math.min(counts.length, depth)
      counts[depth - 1] = (counts[depth - 1] ?? -1) + 1
      return read(one, counts.slice(0, depth))
    })
    return [read(instruction, [index]), ...below]
  })
}
