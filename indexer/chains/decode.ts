import type { Decoded, EvmLog } from '../../schemas/decoder.ts'
import { DataError } from '../../schemas/errors.ts'
import { facts, type Movement, type MovementDraft } from '../../schemas/movement.ts'
import type { ReferenceBook } from '../store/references.ts'
import { fitsColumn } from '../store/rows.ts'
import type { Draft } from '../store.ts'
import type { EvmRoute, Route } from './routing.ts'

/** Decodes one log for every source that it belongs to. Throws DataError that says where the log stands. */
export function decodeLog(
  chain: string,
  log: EvmLog,
  routes: readonly EvmRoute[],
  book: ReferenceBook,
  draft: Draft,
): void {
  // One bit for each fact: as a list, they would be the garbage of every log.
  let made = 0
  for (const route of routes) {
    const { network, source } = route
    const decoded = decodeWith(chain, log, route, book)
    for (const { kind, key, attributes } of decoded.references) {
      const reference = {
        network,
        source: source.id,
        kind,
        key,
        attributes,
        block: log.block,
        transaction: log.transactionHash,
        position: `${log.logIndex}`,
      }
      book.add(reference)
      draft.references.push(reference)
    }
    for (const movement of decoded.movements) {
      const bit = 1 << facts.indexOf(movement.fact)
      if ((made & bit) !== 0) throw twiceTheSame(movement.fact, route, placeOf(chain, log))
      made |= bit
      draft.movements.push(placeMovement(chain, log, route, movement))
    }
  }
}

function decodeWith(chain: string, log: EvmLog, route: EvmRoute, book: ReferenceBook): Decoded {
  try {
    return route.decoder.decode(log, book.lookup(route.network, route.source.id))
  } catch (cause) {
    throw failureOf(cause, route, placeOf(chain, log))
  }
}

/** Why a decoder refused what it was given, with where that stands. */
export function failureOf(cause: unknown, route: Route, place: string): DataError {
  const { network, source, decoderName } = route
  const failure =
    cause instanceof DataError
      ? cause.failure
      : { what: `decoder ${decoderName} failed`, got: cause instanceof Error ? cause.message : cause }
  return new DataError({ ...failure, where: `${place}, network ${network}, source ${source.id}`, cause })
}

/** One event may be a payment and a burn, never two payments: that is how one dollar would be counted twice. */
export function twiceTheSame(fact: string, { network, source }: Route, place: string): DataError {
  return new DataError({
    what: 'one event made two movements of one fact',
    got: `${fact}, the second by ${network} ${source.id}`,
    expected: 'at most one movement of each fact',
    where: place,
  })
}

function placeOf(chain: string, { block, transactionHash, logIndex }: EvmLog): string {
  return `chain ${chain}, block ${block}, transaction ${transactionHash}, log ${logIndex}`
}

function placeMovement(chain: string, log: EvmLog, route: EvmRoute, draft: MovementDraft): Movement {
  const tokenAddress = draft.token.toLowerCase()
  const payer = draft.payer.toLowerCase()
  const listed = route.tokens.get(tokenAddress)
  return {
    network: route.network,
    chain,
    source: route.source.id,
    block: log.block,
    blockHash: log.blockHash,
    time: log.time,
    transaction: log.transactionHash,
    transactionIndex: log.transactionIndex,
    position: `${log.logIndex}`,
    fact: draft.fact,
    class: draft.class,
    service: draft.service,
    token: listed?.symbol ?? tokenAddress,
    tokenAddress,
    raw: draft.raw,
    decimals: listed?.decimals ?? null,
    payer,
    payee: draft.payee.toLowerCase(),
    reference: draft.reference,
    excluded: reasonToExclude(route, draft.raw, listed?.decimals, [payer, log.transactionHash]),
    decoder: route.decoderName,
  }
}

/** Why a movement does not count; '' where it does. */
export function reasonToExclude(
  { exclusions, source }: Route,
  raw: bigint,
  decimals: number | undefined,
  names: readonly [payer: string, transaction: string],
): string {
  if (decimals === undefined) return 'token not listed'
  // No supply is that large, and the column could not hold it exactly.
  if (!fitsColumn(raw, decimals)) return 'amount too large to be true'
  const [payer, transaction] = names
  const listed = exclusions.size === 0 ? undefined : (exclusions.get(payer) ?? exclusions.get(transaction))
  return listed ?? source.excluded ?? ''
}
