import { DataError } from '../../../schemas/errors.ts'
import type { Movement } from '../../../schemas/movement.ts'
import type {
  PlacedDraft,
  SolanaDecoded,
  SolanaInstruction,
  SolanaTransaction,
} from '../../../schemas/solana.ts'
import type { ReferenceBook } from '../../store/references.ts'
import type { Draft } from '../../store.ts'
import { failureOf, reasonToExclude, twiceTheSame } from '../decode.ts'
import type { SolanaRoute } from '../routing.ts'
import type { SolanaBlock } from './blocks.ts'
import type { SolanaRouter } from './router.ts'
import { type BlockTransaction, type Instruction, transactionsOf } from './transaction.ts'

/**
 * Decodes the instructions of a block that belong to a source, inner ones too, in the order in which they ran. Only
 * transactions that hold an instruction of a known program are put together. Throws DataError that says where it stands.
 */
export function decodeBlock(
  chain: string,
  block: SolanaBlock,
  router: SolanaRouter,
  book: ReferenceBook,
  draft: Draft,
): void {
  for (const transaction of wantedTransactions(block, router)) {
    const told: string[] = []
    forEachInOrder(transaction.instructions, (instruction) => {
      for (const route of router.routesOf(instruction, transaction.slot))
        decodeFor({ chain, transaction, instruction, route, book, draft, told })
    })
  }
}

/** The transactions that may concern a source, each with its instructions as a tree. */
export function wantedTransactions(block: SolanaBlock, router: SolanaRouter): BlockTransaction[] {
  const wanted = new Set<number>()
  for (const { transactionIndex, programId } of block.instructions)
    if (!wanted.has(transactionIndex) && router.knows(programId)) wanted.add(transactionIndex)
  return wanted.size === 0 ? [] : transactionsOf(block.header, block, wanted)
}

/** Each before those that it called. */
export function forEachInOrder(
  instructions: readonly Instruction[],
  see: (instruction: Instruction) => void,
): void {
  for (const instruction of instructions) {
    see(instruction)
    forEachInOrder(instruction.inner, see)
  }
}

type Hit = {
  readonly chain: string
  readonly transaction: SolanaTransaction
  readonly instruction: SolanaInstruction
  readonly route: SolanaRoute
  readonly book: ReferenceBook
  readonly draft: Draft
  /** Position and fact of each movement of the transaction so far: a list, because nearly always there is one. */
  readonly told: string[]
}

function decodeFor(hit: Hit): void {
  const { transaction, instruction, route, book, draft, told } = hit
  const { network, source } = route
  mustNameAddress(hit)
  const decoded = decodeWith(hit)
  for (const { kind, key, attributes } of decoded.references) {
    const at = { block: transaction.slot, transaction: transaction.signature }
    const position = positionOf(instruction.path)
    const reference = { network, source: source.id, kind, key, attributes, ...at, position }
    book.add(reference)
    draft.references.push(reference)
  }
  for (const movement of decoded.movements) {
    const position = positionOf(movement.path)
    const fact = `${position} ${movement.fact}`
    if (told.includes(fact)) throw twiceTheSame(`${movement.fact} at ${position}`, route, placeOf(hit))
    told.push(fact)
    draft.movements.push(placeMovement(hit, movement, position))
  }
}

/** "3.1" for [3, 1]. Added up, because joining a list takes longer than decoding what stands there. */
function positionOf(path: readonly number[]): string {
  let position = `${path[0]}`
  for (let at = 1; at < path.length; at++) position += `.${path[at]}`
  return position
}

function decodeWith(hit: Hit): SolanaDecoded {
  const { transaction, instruction, route, book } = hit
  try {
    return route.decoder.decode(instruction, transaction, book.lookup(route.network, route.source.id))
  } catch (cause) {
    throw failureOf(cause, route, placeOf(hit))
  }
}

/**
 * An endpoint is asked for the transactions that name the source's address. One that does not, and is of the source all the
 * same, would be read from a gateway and never from an endpoint.
 */
function mustNameAddress(hit: Hit): void {
  const { instruction, transaction, route } = hit
  if (names(instruction, route.address) || anyNames(transaction.instructions, route.address)) return
  throw new DataError({
    what: `transaction does not name the address of source ${route.source.id}`,
    got: `an instruction of ${instruction.program}`,
    expected: `${route.address} among its accounts: the filters of ${route.decoderName} are wider than the source`,
    where: `${placeOf(hit)}, network ${route.network}`,
  })
}

function names({ program, accounts }: SolanaInstruction, address: string): boolean {
  return program === address || accounts.includes(address)
}

function anyNames(instructions: readonly SolanaInstruction[], address: string): boolean {
  return instructions.some((one) => names(one, address) || anyNames(one.inner, address))
}

function placeOf({ chain, transaction, instruction }: Hit): string {
  const { slot, signature } = transaction
  return `chain ${chain}, slot ${slot}, transaction ${signature}, instruction ${positionOf(instruction.path)}`
}

/** The chain tells the decimals beside every balance: with others, an amount would be wrong by a power of ten. */
function mustHaveDecimals(hit: Hit, token: string, listed: number | undefined): void {
  if (listed === undefined) return
  const { transaction, route } = hit
  const told = decimalsOf(transaction, token)
  if (told === undefined || told === listed) return
  throw new DataError({
    what: 'token with other decimals than its network lists',
    got: `${told} of ${token}`,
    expected: `${listed}; decimalsOn tells those of one chain`,
    where: `${placeOf(hit)}, network ${route.network}`,
  })
}

function decimalsOf({ tokenAccounts }: SolanaTransaction, token: string): number | undefined {
  for (const { mint, decimals } of tokenAccounts.values()) if (mint === token) return decimals
  return undefined
}

function placeMovement(hit: Hit, draft: PlacedDraft, position: string): Movement {
  const { chain, transaction, route } = hit
  // Base58 tells two addresses apart by case alone: nothing is lower-cased here.
  const listed = route.tokens.get(draft.token)
  mustHaveDecimals(hit, draft.token, listed?.decimals)
  return {
    network: route.network,
    chain,
    source: route.source.id,
    block: transaction.slot,
    blockHash: transaction.blockHash,
    time: transaction.time,
    transaction: transaction.signature,
    transactionIndex: transaction.index,
    position,
    fact: draft.fact,
    class: draft.class,
    service: draft.service,
    token: listed?.symbol ?? draft.token,
    tokenAddress: draft.token,
    raw: draft.raw,
    decimals: listed?.decimals ?? null,
    payer: draft.payer,
    payee: draft.payee,
    reference: draft.reference,
    excluded: reasonToExclude(route, draft.raw, listed?.decimals, [draft.payer, transaction.signature]),
    decoder: route.decoderName,
  }
}
