import { DataError } from '../../../schemas/errors.ts'
import type { SolanaDecoded, SolanaInstruction, SolanaTransaction } from '../../../schemas/solana.ts'
import { locate, readTokenInstructionsBelow, type TokenInstruction } from './token-instruction.ts'

export const noMovement: SolanaDecoded = { movements: [], references: [] }

/** What an instruction and all that it called did with one token, in the order in which it ran. */
export function readInner(
  instruction: SolanaInstruction,
  transaction: SolanaTransaction,
  kind: TokenInstruction['kind'],
  mint: string,
): TokenInstruction[] {
  return readTokenInstructionsBelow(instruction, transaction).filter(
    (one) => one.kind === kind && one.mint === mint,
  )
}

/** The only one of its kind; an instruction that must hold one and holds none or two is not what it was written for. */
export function readOnlyInner(
  name: string,
  ...[instruction, transaction, kind, mint]: Parameters<typeof readInner>
): TokenInstruction {
  const found = readInner(instruction, transaction, kind, mint)
  const [only] = found
  if (only !== undefined && found.length === 1) return only
  throw new DataError({
    what: `${name} without its ${kind}`,
    got: `${found.length} of token ${mint}`,
    expected: 'one',
    where: locate(instruction, transaction),
  })
}

/** The name among these by which an instruction was called: the first eight bytes of its data are the hash of it. */
export function nameOf<Name extends string>(
  discriminators: Readonly<Record<Name, string>>,
  { data }: SolanaInstruction,
): Name | undefined {
  const first = Buffer.from(data.buffer, data.byteOffset, Math.min(8, data.length)).toString('hex')
  for (const name in discriminators) if (discriminators[name] === first) return name
  return undefined
}
