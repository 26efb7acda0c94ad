import { type Served, serve } from '../readings/serve.ts'
import { encodeInteger, encodeMetadata, type Layout, subtensorLayout } from './metadata.ts'
import { storageKeys } from './storage-keys.ts'

/** Values of items as integers; of a map by its keys. What is left out is not stored. */
export type Storage = Readonly<Record<string, bigint | ReadonlyMap<number, bigint>>>

export type Runtime = {
  readonly specVersion: number
  readonly layout: Layout
  /** Instead of those that the layout makes. */
  readonly metadata?: string
}

export type SubstrateChain = {
  /** Height of the last final block. */
  readonly head: number
  /** Unix milliseconds of a block, above the genesis. */
  readonly timeOf: (block: number) => number
  /** Without the time. undefined where the node lost that state. */
  readonly storageAt: (block: number) => Storage | undefined
  readonly genesis?: string
  readonly specName?: string
  readonly runtimeAt?: (block: number) => Runtime
}

const finney = '0x2f0555cc76fc2840a25a6ea3b9637146806f1f44b090c175ffde2a7e5ab36c03'
const oneRuntime: Runtime = { specVersion: 391, layout: subtensorLayout }

/**
 * Answers as a Substrate node does: heights and bytes in hex, no value as null, keys of a map in pages, and an error for a
 * state that it discarded. https://github.com/paritytech/polkadot-sdk (substrate/client/rpc-api)
 */
export function answersOf(chain: SubstrateChain): (body: string) => string {
  const { genesis = finney, specName = 'node-subtensor', runtimeAt = () => oneRuntime } = chain
  const metadata = new Map<number, string>()

  return (body) => {
    const { method, params, id } = JSON.parse(body)
    try {
      return JSON.stringify({ jsonrpc: '2.0', id, result: answer(method, params) })
    } catch (error) {
      const { code = 4003, message } = error as { code?: number; message: string }
      return JSON.stringify({ jsonrpc: '2.0', id, error: { code, message } })
    }
  }

  function answer(method: string, params: unknown[]): unknown {
    const block = blockOf(String(params.at(-1)))
    switch (method) {
      case 'chain_getBlockHash':
        return Number(params[0]) > chain.head ? null : hashOf(Number(params[0]))
      case 'chain_getFinalizedHead':
        return hashOf(chain.head)
      case 'chain_getHeader':
        return {
          parentHash: hashOf(block - 1),
          number: `0x${block.toString(16)}`,
          stateRoot: hashOf(0),
          extrinsicsRoot: hashOf(0),
          digest: { logs: [] },
        }
      case 'state_getRuntimeVersion':
        return {
          specName,
          implName: specName,
          authoringVersion: 1,
          specVersion: runtimeAt(block).specVersion,
          implVersion: 1,
          apis: [],
          transactionVersion: 1,
          stateVersion: 1,
        }
      case 'state_getMetadata':
        return metadataOf(runtimeAt(block))
      case 'state_getStorage':
        return stateOf(block).get(String(params[0])) ?? null
      case 'state_getKeysPaged': {
        const [prefix, count, start] = params as [string, number, string | null]
        return [...stateOf(block).keys()]
          .filter((key) => key.startsWith(prefix) && (start === null || key > start))
          .sort()
          .slice(0, count)
      }
      case 'state_queryStorageAt': {
        const state = stateOf(block)
        return [
          {
            block: hashOf(block),
            changes: (params[0] as string[]).map((key) => [key, state.get(key) ?? null]),
          },
        ]
      }
    }
    throw Object.assign(new Error('Method not found'), { code: -32601 })
  }

  function hashOf(block: number): string {
    return block === 0 ? genesis : `0x${block.toString(16).padStart(64, '0')}`
  }

  function blockOf(hash: string): number {
    return hash === genesis ? 0 : Number(hash)
  }

  function metadataOf({ specVersion, layout, metadata: own }: Runtime): string {
    const known = own ?? metadata.get(specVersion) ?? encodeMetadata(layout)
    metadata.set(specVersion, known)
    return known
  }

  /** All that is stored, by its keys. */
  function stateOf(block: number): Map<string, string> {
    const storage = chain.storageAt(block)
    if (storage === undefined)
      throw new Error(`Api called for an unknown Block: State already discarded for ${hashOf(block)}`)
    const { layout } = runtimeAt(block)
    const timed: Storage = block === 0 ? {} : { ...storage, 'Timestamp.Now': BigInt(chain.timeOf(block)) }
    const entries = Object.entries(timed).flatMap(([item, value]) => {
      const type = layout[item]?.type
      if (type === undefined) return []
      const values = typeof value === 'bigint' ? new Map([[undefined, value]]) : value
      return [...values].map(
        ([key, one]) => [`${storageKeys[item]}${keyText(key)}`, encodeInteger(one, type)] as const,
      )
    })
    return new Map(entries)
  }
}

/** The same as an endpoint, with faults on demand. */
export const serveSubstrate = (chain: SubstrateChain): Promise<Served> => {
  const answer = answersOf(chain)
  return serve((_path, body) => answer(body))
}

/** Identity hashing: the key itself. */
const keyText = (key: number | undefined) =>
  key === undefined ? '' : encodeInteger(BigInt(key), 'U16').slice(2)
