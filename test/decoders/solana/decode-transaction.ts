import type {
  InstructionFilter,
  PlacedDraft,
  SolanaDecoder,
  SolanaInstruction,
  SolanaTransaction,
} from '../../../schemas/solana.ts'

/** What a reader does with one transaction for one source: every instruction that passes a filter is decoded. */
export function decodeTransaction(decoder: SolanaDecoder, transaction: SolanaTransaction): PlacedDraft[] {
  const movements = everyInstruction(transaction.instructions)
    .filter((instruction) => decoder.filters.some((filter) => passes(filter, instruction)))
    .flatMap((instruction) => decoder.decode(instruction, transaction, () => undefined).movements)
  const places = movements.map(({ path, fact }) => `${path.join('.')} ${fact}`)
  if (new Set(places).size < places.length)
    throw new Error(`two movements of one fact at one place: ${places.join(', ')}`)
  return movements
}

export function everyInstruction(list: readonly SolanaInstruction[]): SolanaInstruction[] {
  return list.flatMap((instruction) => [instruction, ...everyInstruction(instruction.inner)])
}

export function passes(
  { program, discriminators, accounts = {} }: InstructionFilter,
  instruction: SolanaInstruction,
): boolean {
  const data = Buffer.from(instruction.data).toString('hex')
  return (
    instruction.program === program &&
    discriminators.some((first) => data.startsWith(first)) &&
    Object.entries(accounts).every(([place, wanted]) =>
      wanted.includes(instruction.accounts[Number(place)] ?? ''),
    )
  )
}
