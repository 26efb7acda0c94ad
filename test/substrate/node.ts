import { Runtime as Codecs } from '@subsquid/substrate-runtime'
import { type Served, serve } from '../readings/serve.ts'
import { type EventLayout, encodeInteger, encodeMetadata, type Layout, subtensorLayout } from './metadata.ts'
import { storageKeys } from './storage-keys.ts'

/** Values of items as integers; of a map by its keys. What is left out is not stored. */
export type Storage = Readonly<Record<string, bigint | ReadonlyMap<number, bigint>>>

export type Runtime = {
  readonly specVersion: number
  readonly layout: Layout
  readonly events?: EventLayout
  /** Instead of those that the layout makes. */
  readonly metadata?: string
}

/** An event with its arguments as SCALE takes them: a list, or an object where the fields have names. */
export type EmittedEvent = {
  readonly name: string
  readonly args: readonly unknown[] | Readonly<Record<string, unknown>>
  /** Place of the extrinsic that emitted it; undefined for the block itself. */
  readonly extrinsic?: number
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
  /** The runtime that stands after a block: it executes the next one. */
  readonly runtimeAt?: (block: number) => Runtime
  /** Besides that of the extrinsic that tells the time, which comes first. */
  readonly eventsOf?: (block: number) => readonly EmittedEvent[]
  /** What is answered instead of the bytes of a block's events, each time that it is asked. */
  readonly spoil?: (block: number, bytes: string | null) => string | null
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
  const codecs = new Map<number, Codecs>()

  return (body) => {
    const asked = JSON.parse(body)
    return JSON.stringify(Array.isArray(asked) ? asked.map(reply) : reply(asked))
  }

  function reply({ method, params = [], id }: { method: string; params?: unknown[]; id: number }): object {
    try {
      return { jsonrpc: '2.0', id, result: answer(method, params) }
    } catch (error) {
      const { code = 4003, message } = error as { code?: number; message: string }
      return { jsonrpc: '2.0', id, error: { code, message } }
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
        return headerOf(block)
      case 'chain_getBlock':
        return { block: { header: headerOf(block), extrinsics: extrinsicsOf(block) }, justifications: null }
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
      case 'state_getStorageAt':
        if (params[0] === storageKeys['System.Events'])
          return (chain.spoil ?? ((_, bytes) => bytes))(block, eventsOf(block))
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

  function headerOf(block: number) {
    return {
      parentHash: hashOf(Math.max(0, block - 1)),
      number: `0x${block.toString(16)}`,
      stateRoot: hashOf(0),
      extrinsicsRoot: hashOf(0),
      digest: { logs: [] },
    }
  }

  /** What the runtime that executed a block reads and writes. */
  function codecOf(block: number): Codecs {
    const runtime = runtimeAt(Math.max(0, block - 1))
    const { specVersion } = runtime
    const version = { specName, specVersion, implName: specName, implVersion: 1 }
    const known = codecs.get(specVersion) ?? new Codecs(version, metadataOf(runtime))
    codecs.set(specVersion, known)
    return known
  }

  function extrinsicsOf(block: number): string[] {
    if (block === 0) return []
    const now = BigInt(chain.timeOf(block))
    const call = { __kind: 'Timestamp', value: { __kind: 'set', now } }
    return [toHex(codecOf(block).encodeExtrinsic({ version: 4, call }))]
  }

  function eventsOf(block: number): string | null {
    if (block === 0) return null
    const { scaleCodec, description } = codecOf(block)
    const events = [ofTheTime, ...(chain.eventsOf?.(block) ?? [])].map(({ name, args, extrinsic }) => {
      const [pallet = '', event = ''] = name.split('.')
      const value = Array.isArray(args)
        ? { __kind: event, value: args.length === 0 ? undefined : args }
        : { __kind: event, ...args }
      return {
        phase:
          extrinsic === undefined
            ? { __kind: 'Initialization' }
            : { __kind: 'ApplyExtrinsic', value: extrinsic },
        event: { __kind: pallet, value },
        topics: [],
      }
    })
    return toHex(scaleCodec.encodeToBinary(description.eventRecordList, events))
  }

  function blockOf(hash: string): number {
    return hash === genesis ? 0 : Number(hash)
  }

  function metadataOf({ specVersion, layout, events, metadata: own }: Runtime): string {
    const known = own ?? metadata.get(specVersion) ?? encodeMetadata(layout, events)
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

const ofTheTime: EmittedEvent = { name: 'System.ExtrinsicSuccess', args: [], extrinsic: 0 }
const toHex = (bytes: Uint8Array) => `0x${Buffer.from(bytes).toString('hex')}`

/** Identity hashing: the key itself. */
const keyText = (key: number | undefined) =>
  key === undefined ? '' : encodeInteger(BigInt(key), 'U16').slice(2)
