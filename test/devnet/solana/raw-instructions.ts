import { getBase58Encoder } from '@solana/kit'
import type { WireBlock, WireTransaction } from './wire.ts'

/** An instruction of a raw answer, by addresses, with all that it called below it. */
export type RawInstruction = {
  readonly program: string
  readonly accounts: readonly string[]
  readonly data: Buffer
  readonly depth: number
  readonly calls: readonly RawInstruction[]
}

/** Something that a token program did; of a burn there is no destination, of a mint no source. */
export type TokenMove = {
  readonly kind: 'burn' | 'mint' | 'transfer'
  readonly mint: string
  readonly source: string
  readonly destination: string
  readonly authority: string
  readonly amount: bigint
}

const tokenProgram = 'TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA'

/** The instructions of a transaction as trees. */
export function readInstructions({ transaction, meta }: WireTransaction): RawInstruction[] {
  const { message } = transaction
  const keys = [...message.accountKeys, ...meta.loadedAddresses.writable, ...meta.loadedAddresses.readonly]
  const toRaw = ({ accounts, data, programIdIndex, stackHeight }: (typeof message.instructions)[number]) => ({
    program: keys[programIdIndex] ?? '',
    accounts: accounts.map((index) => keys[index] ?? ''),
    data: Buffer.from(getBase58Encoder().encode(data)),
    depth: stackHeight,
    calls: [] as RawInstruction[],
  })
  return message.instructions.map((instruction, index) => {
    const top = toRaw(instruction)
    const open = [top]
    const called = meta.innerInstructions.filter((inner) => inner.index === index)
    for (const inner of called.flatMap(({ instructions }) => instructions)) {
      const raw = toRaw(inner)
      open.length = raw.depth - 1
      open.at(-1)?.calls.push(raw)
      open.push(raw)
    }
    return top
  })
}

/** An instruction and everything below it. */
export function flatten(instruction: RawInstruction): RawInstruction[] {
  return [instruction, ...instruction.calls.flatMap(flatten)]
}

/** Byte layouts of https://github.com/solana-program/token/blob/main/interface/src/instruction.rs */
export function readMoves(instruction: RawInstruction, { transaction, meta }: WireTransaction): TokenMove[] {
  const { program, data, accounts } = instruction
  if (program !== tokenProgram || data.length < 9) return []
  const [a = '', b = '', c = '', d = ''] = accounts
  const amount = data.readBigUInt64LE(1)
  const keys = [
    ...transaction.message.accountKeys,
    ...meta.loadedAddresses.writable,
    ...meta.loadedAddresses.readonly,
  ]
  const mintOf = (account: string) =>
    [...meta.preTokenBalances, ...meta.postTokenBalances].find(
      ({ accountIndex }) => keys[accountIndex] === account,
    )?.mint ?? ''
  const none = { source: '', destination: '' }
  switch (data[0]) {
    case 3:
      return [{ kind: 'transfer', mint: mintOf(a), source: a, destination: b, authority: c, amount }]
    case 12:
      return [{ kind: 'transfer', mint: b, source: a, destination: c, authority: d, amount }]
    case 7:
    case 14:
      return [{ ...none, kind: 'mint', mint: a, destination: b, authority: c, amount }]
    case 8:
    case 15:
      return [{ ...none, kind: 'burn', mint: b, source: a, authority: c, amount }]
    default:
      return []
  }
}

/** All final blocks of a node, by plain calls. */
export async function readBlocks(url: string): Promise<WireBlock[]> {
  const ask = async <T>(calls: readonly (readonly [string, ...unknown[]])[]): Promise<T[]> => {
    const body = calls.map(([method, ...params], id) => ({ jsonrpc: '2.0', id, method, params }))
    const headers = { 'content-type': 'application/json' }
    const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })
    return ((await response.json()) as { result: T }[]).map(({ result }) => result)
  }
  const [first = 0] = await ask<number>([['getFirstAvailableBlock']])
  const [slots = []] = await ask<number[]>([['getBlocks', first]])
  const blocks: WireBlock[] = []
  for (let from = 0; from < slots.length; from += 100) {
    const part = slots.slice(from, from + 100)
    const config = { maxSupportedTransactionVersion: 0, rewards: false }
    const answers = await ask<Omit<WireBlock, 'slot'>>(part.map((slot) => ['getBlock', slot, config]))
    blocks.push(...answers.map((block, index) => ({ ...block, slot: part[index] as number })))
  }
  return blocks
}
