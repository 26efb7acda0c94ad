import { codec } from '@subsquid/ss58'
import type { Movement, MovementDraft } from '../../../schemas/movement.ts'
import type { StateChange, StateKey, SubstrateBlock, SubstrateEvent } from '../../../schemas/substrate.ts'
import type { Draft } from '../../store.ts'
import { failureOf, reasonToExclude, twiceTheSame } from '../decode.ts'
import type { SubstrateChain } from '../definitions.ts'
import type { SubstrateRoute } from '../routing.ts'

/** Tells a number of the state before and after a block. */
export type ReadChange = (key: StateKey) => Promise<StateChange>

/** Decodes the events of a block for every source that they belong to. Throws DataError that says where an event stands. */
export async function decodeBlock(
  chain: SubstrateChain,
  block: SubstrateBlock,
  routes: readonly SubstrateRoute[],
  read: ReadChange,
  draft: Draft,
): Promise<void> {
  for (const event of block.events) {
    const facts: string[] = []
    for (const route of routes) {
      if (block.height < route.source.firstBlock) continue
      if (!route.decoder.filters.some((filter) => filter.event === event.name)) continue
      const place = `chain ${chain.id}, block ${block.height}, event ${event.index}`
      for (const movement of await decodeWith(event, block, route, read, place)) {
        if (facts.includes(movement.fact)) throw twiceTheSame(movement.fact, route, place)
        facts.push(movement.fact)
        draft.movements.push(placeMovement(chain, block, event, route, movement))
      }
    }
  }
}

async function decodeWith(
  event: SubstrateEvent,
  block: SubstrateBlock,
  route: SubstrateRoute,
  read: ReadChange,
  place: string,
): Promise<readonly MovementDraft[]> {
  const { decoder } = route
  const orFail = <Result>(work: () => Result): Result => {
    try {
      return work()
    } catch (cause) {
      throw failureOf(cause, route, place)
    }
  }
  const state: StateChange[] = []
  for (const key of orFail(() => decoder.reads?.(event, block) ?? [])) state.push(await read(key))
  return orFail(() => decoder.decode(event, block, state))
}

function placeMovement(
  { id, ss58Prefix }: SubstrateChain,
  block: SubstrateBlock,
  event: SubstrateEvent,
  route: SubstrateRoute,
  draft: MovementDraft,
): Movement {
  const listed = route.tokens.get(draft.token)
  const transaction = transactionOf(block.height, event.extrinsic)
  const payer = addressOf(draft.payer, ss58Prefix)
  return {
    network: route.network,
    chain: id,
    source: route.source.id,
    block: block.height,
    blockHash: block.hash,
    time: block.time,
    transaction,
    transactionIndex: event.extrinsic ?? 0,
    position: `${event.index}`,
    fact: draft.fact,
    class: draft.class,
    service: draft.service,
    token: listed?.symbol ?? draft.token,
    tokenAddress: draft.token,
    raw: draft.raw,
    decimals: listed?.decimals ?? null,
    payer,
    payee: addressOf(draft.payee, ss58Prefix),
    reference: draft.reference,
    excluded: reasonToExclude(route, draft.raw, listed?.decimals, [payer, transaction]),
    decoder: route.decoderName,
  }
}

/**
 * An extrinsic by its place, as explorers name it: two of one hash can be on a chain. Events of the block itself are of none.
 */
function transactionOf(height: number, extrinsic: number | undefined): string {
  return extrinsic === undefined ? `${height}` : `${height}-${String(extrinsic).padStart(4, '0')}`
}

const addressOf = (account: string, prefix: number) => (account === '' ? '' : codec(prefix).encode(account))
