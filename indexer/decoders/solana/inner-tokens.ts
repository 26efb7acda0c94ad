import { DataError } from '../../../schemas/errors.ts'
import type { SolanaDecoded, SolanaInstruction, SolanaTransaction } from '../../../schemas/solana.ts'
import { readU64 } from './read-u64.ts'
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
  instruction: SolanaInstruction,
  transaction: SolanaTransaction,
  kind: TokenInstruction['kind'],
  mint: string,
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

/** Finds the name by which an instruction was called, if it is one of these: the first eight bytes of its data are the hash of it. */
export function namesOf<Name extends string>(
  discriminators: Readonly<Record<Name, string>>,
): (instruction: SolanaInstruction) => Name | undefined {
  const names = Object.entries<string>(discriminators).map(([name, discriminator]) => ({
    name: name as Name,
    first: readU64(Buffer.from(discriminator, 'hex'), 0),
  }))
  return ({ data }) => {
    if (data.length < 8) return undefined
    const told = readU64(data, 0)
    for (const { name, first } of names) if (first === told) return name
    return undefined
  }
}
