import type { SourceBlock } from './block-source.ts'
import { OrderError, type Place } from './check-block.ts'

type Item = { readonly transactionIndex?: unknown }
type Instruction = Item & { readonly instructionAddress?: unknown }
type RawBlock = {
  readonly header?: Readonly<Record<'number' | 'hash' | 'parentNumber' | 'parentHash', unknown>>
  readonly transactions?: readonly Item[]
  readonly instructions?: readonly Instruction[]
  readonly tokenBalances?: readonly (Item & { readonly account?: unknown })[]
}

/**
 * The same as for EVM, by slots: one that is left out is no hole, so a block may stand on any slot below it, but on none below
 * the block before. Items must be whole too: an instruction comes with its transaction and after those that called it.
 */
export function checkSolanaBlock(json: string, { next, last, previous }: Place): SourceBlock {
  const { header, transactions = [], instructions = [], tokenBalances = [] } = JSON.parse(json) as RawBlock
  const slot = header?.number
  const hash = header?.hash
  if (typeof slot !== 'number' || !Number.isSafeInteger(slot) || typeof hash !== 'string')
    throw new Error(`a line is not a block: ${json.slice(0, 120)}`)
  const disorder = (why: string) => new OrderError(`slot ${slot} ${why}`, { height: slot, hash })
  if (slot < next) throw disorder(`where ${next} or a later one should be`)
  if (slot > last) throw disorder(`above the last one asked for, ${last}`)
  const { parentNumber, parentHash } = header ?? {}
  if (typeof parentNumber === 'number' && parentNumber >= slot && slot > 0)
    throw disorder(`stands on slot ${parentNumber}`)
  if (previous !== undefined) {
    // Where the slot of the parent is not told, that of the slot right before is known all the same.
    const parent = typeof parentNumber === 'number' ? parentNumber : slot - 1
    const isFork = typeof parentNumber === 'number' && parentNumber < previous.height
    if (isFork || (parent === previous.height && parentHash !== undefined && parentHash !== previous.hash))
      throw disorder(
        `stands on slot ${parent}, ${String(parentHash)}, and slot ${previous.height} is ${previous.hash}`,
      )
  }
  const known = new Set(transactions.map(({ transactionIndex }) => transactionIndex))
  if (known.size < transactions.length) throw new Error(`slot ${slot} has a transaction twice`)
  checkInstructions(slot, instructions, known)
  const accounts = new Set(
    tokenBalances.map(({ transactionIndex, account }) => `${transactionIndex} ${account}`),
  )
  if (accounts.size < tokenBalances.length) throw new Error(`slot ${slot} has a token balance twice`)
  return { height: slot, hash, json }
}

function checkInstructions(
  slot: number,
  instructions: readonly Instruction[],
  transactions: ReadonlySet<unknown>,
): void {
  const seen = new Set<string>()
  for (const { transactionIndex, instructionAddress } of instructions) {
    const path = Array.isArray(instructionAddress) ? instructionAddress : []
    const fault = (why: string) =>
      new Error(
        `slot ${slot}, transaction ${String(transactionIndex)}: instruction [${path.join(', ')}] ${why}`,
      )
    if (!transactions.has(transactionIndex)) throw fault('came without its transaction')
    const at = `${transactionIndex}:${path.join('.')}`
    if (seen.has(at)) throw fault('came twice')
    const before =
      Number(path.at(-1)) > 0 ? [...path.slice(0, -1), Number(path.at(-1)) - 1] : path.slice(0, -1)
    if (before.length > 0 && !seen.has(`${transactionIndex}:${before.join('.')}`))
      throw fault('came without the one before it')
    seen.add(at)
  }
}
