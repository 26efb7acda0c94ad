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
import { transactionsOf } from './transaction.ts'

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
    const facts = new Set<string>()
    for (const instruction of inOrder(transaction.instructions))
      for (const route of router.routesOf(instruction, transaction.slot))
        decodeFor({ chain, transaction, instruction, route, book, draft, facts })
  }
}

/** The transactions that may concern a source, each with its instructions as a tree. */
export function wantedTransactions(block: SolanaBlock, router: SolanaRouter): SolanaTransaction[] {
  const wanted = new Set<number>()
  for (const { transactionIndex, programId } of block.instructions)
    if (router.knows(programId)) wanted.add(transactionIndex)
  if (wanted.size === 0) return []
  const isWanted = ({ transactionIndex }: { transactionIndex: number }) => wanted.has(transactionIndex)
  const all = wanted.size === block.transactions.length
  return transactionsOf(
    block.header,
    all
      ? block
      : {
          transactions: block.transactions.filter(isWanted),
          instructions: block.instructions.filter(isWanted),
          tokenBalances: block.tokenBalances.filter(isWanted),
        },
  )
}

/** Each before those that it called. */
export function* inOrder(instructions: readonly SolanaInstruction[]): Generator<SolanaInstruction> {
  for (const instruction of instructions) {
    yield instruction
    if (instruction.inner.length > 0) yield* inOrder(instruction.inner)
  }
}

type Hit = {
  readonly chain: string
  readonly transaction: SolanaTransaction
  readonly instruction: SolanaInstruction
  readonly route: SolanaRoute
  readonly book: ReferenceBook
  readonly draft: Draft
  /** Position and fact of each movement of the transaction so far. */
  readonly facts: Set<string>
}

function decodeFor(hit: Hit): void {
  const { transaction, instruction, route, book, draft, facts } = hit
  const { network, source } = route
  mustNameAddress(hit)
  const decoded = decodeWith(hit)
  const at = { block: transaction.slot, transaction: transaction.signature }
  for (const { kind, key, attributes } of decoded.references) {
    const position = instruction.path.join('.')
    const reference = { network, source: source.id, kind, key, attributes, ...at, position }
    book.add(reference)
    draft.references.push(reference)
  }
  for (const movement of decoded.movements) {
    const position = movement.path.join('.')
    const fact = `${position} ${movement.fact}`
    if (facts.has(fact)) throw twiceTheSame(`${movement.fact} at ${position}`, route, placeOf(hit))
    facts.add(fact)
    draft.movements.push(placeMovement(hit, movement, position))
  }
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
  const names = ({ program, accounts }: SolanaInstruction) =>
    program === route.address || accounts.includes(route.address)
  if (names(instruction) || [...inOrder(transaction.instructions)].some(names)) return
  throw new DataError({
    what: `transaction does not name the address of source ${route.source.id}`,
    got: `an instruction of ${instruction.program}`,
    expected: `${route.address} among its accounts: the filters of ${route.decoderName} are wider than the source`,
    where: `${placeOf(hit)}, network ${route.network}`,
  })
}

function placeOf({ chain, transaction, instruction }: Hit): string {
  const { slot, signature } = transaction
  return `chain ${chain}, slot ${slot}, transaction ${signature}, instruction ${instruction.path.join('.')}`
}

/** The chain tells the decimals beside every balance: with others, an amount would be wrong by a power of ten. */
function mustHaveDecimals(hit: Hit, token: string, listed: number | undefined): void {
  const { transaction, route } = hit
  const told = [...transaction.tokenAccounts.values()].find(({ mint }) => mint === token)?.decimals
  if (listed === undefined || told === undefined || told === listed) return
  throw new DataError({
    what: 'token with other decimals than its network lists',
    got: `${told} of ${token}`,
    expected: `${listed}; decimalsOn tells those of one chain`,
    where: `${placeOf(hit)}, network ${route.network}`,
  })
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
