import { Runtime } from '@subsquid/substrate-runtime'
import { z } from 'zod'
import { RetryableError } from '../../../schemas/errors.ts'
import type { Ask } from '../../../schemas/reading.ts'
import { call } from '../json-rpc.ts'
import { smallNumber } from '../read-shape.ts'

const hex = z.string().regex(/^0x([0-9a-f]{2})*$/, 'expected bytes in hex')
const version = z.object({
  specName: z.string(),
  specVersion: smallNumber,
  implName: z.string(),
  implVersion: smallNumber,
})
const changes = z.array(z.object({ block: hex, changes: z.array(z.tuple([hex, hex.nullable()])) })).length(1)

/** Keys of one answer; nodes give at most a thousand. */
const page = 1000

/** A decoded value, with the answer that tells it. */
export type Told = { readonly value: bigint; readonly answer: string }

/** The state of one block, read as the metadata of its runtime describe it. */
export type State = {
  readonly has: (item: string) => boolean
  /** One number, or the runtime's default where nothing is stored; of another block with the same layout where one is named. */
  readonly number: (item: string, block?: string) => Promise<Told>
  /** Numbers of a map by their keys in hex. */
  readonly numbers: (item: string) => Promise<{
    readonly values: ReadonlyMap<string, bigint>
    readonly answer: string
  }>
  /** Where a key of a map stands in `numbers`. */
  readonly keyOf: (item: string, key: number) => string
}

/**
 * Reads states of a Substrate chain by JSON-RPC. Metadata are asked for once per version of the runtime.
 * https://github.com/paritytech/polkadot-sdk (substrate/client/rpc-api/src/state)
 */
export function stateReader(ask: Ask, specName: string): (block: string) => Promise<State> {
  const runtimes = new Map<number, Runtime>()

  async function runtimeAt(block: string): Promise<Runtime> {
    const { result } = await call(ask, 'state_getRuntimeVersion', [block], version)
    if (result.specName !== specName)
      throw new RetryableError({ what: 'another chain', got: result.specName, expected: specName })
    const known = runtimes.get(result.specVersion)
    if (known !== undefined) return known
    const metadata = await call(ask, 'state_getMetadata', [block], hex)
    const runtime = understood('metadata', metadata.result, () => new Runtime(result, metadata.result))
    runtimes.set(result.specVersion, runtime)
    return runtime
  }

  return async (block) => {
    const runtime = await runtimeAt(block)
    return {
      has: (item) => runtime.hasStorageItem(item),
      keyOf: (item, key) => runtime.encodeStorageKey(item, key),
      number: async (item, at = block) => {
        const key = understood(item, 'nothing', () => runtime.encodeStorageKey(item))
        const { result, answer } = await call(ask, 'state_getStorage', [key, at], hex.nullable())
        return { value: numberOf(runtime, item, result), answer: answer.hash }
      },
      numbers: async (item) => {
        const keys = await keysOf(runtime.encodeStorageKey(item), block)
        const { result, answer } = await call(ask, 'state_queryStorageAt', [keys, block], changes)
        const told = new Map(result[0]?.changes)
        if (told.size !== keys.length || result[0]?.block !== block)
          throw new RetryableError({
            what: `${item} not told`,
            got: `${told.size} values at ${result[0]?.block}`,
            expected: `${keys.length} at ${block}`,
          })
        return {
          values: new Map(keys.map((key) => [key, numberOf(runtime, item, told.get(key) ?? null)])),
          answer: answer.hash,
        }
      },
    }
  }

  async function keysOf(prefix: string, block: string): Promise<string[]> {
    const keys: string[] = []
    for (let full = true; full; ) {
      const { result } = await call(
        ask,
        'state_getKeysPaged',
        [prefix, page, keys.at(-1) ?? null, block],
        z.array(hex),
      )
      keys.push(...result)
      full = result.length === page
    }
    return keys
  }
}

function numberOf(runtime: Runtime, item: string, stored: string | null): bigint {
  const value = understood(item, stored, () => runtime.decodeStorageValue(item, stored) as unknown)
  if (typeof value === 'bigint') return value
  if (Number.isSafeInteger(value)) return BigInt(value as number)
  throw new RetryableError({ what: `${item} is no number`, got: stored, expected: 'an unsigned integer' })
}

/** What a node answers may be cut or of another chain: it is asked again later. */
function understood<Value>(what: string, got: unknown, read: () => Value): Value {
  try {
    return read()
  } catch (cause) {
    throw new RetryableError({ what: `${what} not understood`, got, expected: 'as its metadata say', cause })
  }
}
