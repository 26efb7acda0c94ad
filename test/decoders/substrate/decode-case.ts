import { formatAmount } from '../../../schemas/amount.ts'
import { DataError } from '../../../schemas/errors.ts'
import type { NetworkDefinition, SourceDefinition } from '../../../schemas/network.ts'
import type { StateChange, SubstrateDecoder, SubstrateEvent } from '../../../schemas/substrate.ts'

/** Events of one block as the processor gives them, for the source that `reads` names. */
export type SubstrateFixture = {
  about: string
  source: string
  reads: string
  block: number
  /** Unix seconds. */
  time: number
  events: { name: string; index: number; extrinsic?: number; args: unknown }[]
  /** "Pallet.Item 64" -> what stands there before and after the block, as decimal text. */
  state?: Record<string, [before: string, after: string]>
}

/** What a fixture decodes to: its expected.json, or { error } where the decoder refuses it. */
export function decodeSubstrateCase(
  network: NetworkDefinition,
  source: SourceDefinition,
  decoder: SubstrateDecoder,
  { block: height, time, events, state = {} }: SubstrateFixture,
): unknown {
  const block = {
    height,
    hash: '',
    time,
    events: events.map((event): SubstrateEvent => ({ ...event, extrinsic: event.extrinsic })),
  }
  const changeOf = ({ item, key }: { item: string; key: number }): StateChange => {
    const [before, after] = state[`${item} ${key}`] ?? []
    if (before === undefined || after === undefined) throw new Error(`fixture has no ${item} of ${key}`)
    return { before: BigInt(before), after: BigInt(after) }
  }
  const wanted = new Set(decoder.filters.map(({ event }) => event))
  try {
    return {
      movements: block.events
        .filter(({ name }) => wanted.has(name))
        .flatMap((event) =>
          decoder
            .decode(event, block, (decoder.reads?.(event, block) ?? []).map(changeOf))
            .map((movement) => {
              const [symbol, token] =
                Object.entries(network.tokens).find(
                  ([, { addresses }]) => addresses[source.chain] === movement.token,
                ) ?? []
              return {
                at: `block ${height}, event ${event.index}`,
                ...movement,
                raw: `${movement.raw}`,
                amount:
                  token === undefined ? null : `${formatAmount(movement.raw, token.decimals)} ${symbol}`,
                excluded: source.excluded ?? '',
              }
            }),
        ),
    }
  } catch (error) {
    if (error instanceof DataError) return { error: error.message }
    throw error
  }
}
