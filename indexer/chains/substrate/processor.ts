import { type Event, SubstrateBatchProcessor } from '@subsquid/substrate-processor'
import { DataError, RetryableError } from '../../../schemas/errors.ts'
import type { StateChange, SubstrateBlock } from '../../../schemas/substrate.ts'
import type { Draft, Store } from '../../store.ts'
import type { SubstrateChain } from '../definitions.ts'
import type { Endpoint } from '../endpoint.ts'
import { loopback } from '../metrics-port.ts'
import type { SubstrateRoute } from '../routing.ts'
import { decodeBlock, type ReadChange } from './decode.ts'

const fields = { block: { timestamp: true }, event: { name: true, args: true } } as const

/** Every block has one, of the extrinsic that tells its time. */
const ofEveryBlock = 'System.ExtrinsicSuccess'

/**
 * Reads the events of all sources of one chain into the store, final blocks only. Takes over the process: the processor ends it
 * at an error, and the database that it is given must do so with a better reason.
 */
export function readSubstrate(options: {
  chain: SubstrateChain
  endpoint: Endpoint
  routes: readonly SubstrateRoute[]
  store: Store
}): void {
  const { chain, endpoint, routes, store } = options
  const processor = new SubstrateBatchProcessor()
    .setPrometheusPort(loopback)
    .setFields(fields)
    .setRpcEndpoint({
      url: endpoint.url,
      headers: { ...endpoint.headers },
      maxBatchCallSize: endpoint.batch,
      rateLimit: endpoint.rate,
      requestTimeout: 30_000,
    })
    .setRpcDataIngestionSettings({ headPollInterval: endpoint.pollMs })
  const first = Math.min(...routes.map(({ source }) => source.firstBlock))
  processor.addEvent({ name: [ofEveryBlock], range: { from: first } })
  for (const { decoder, source } of routes)
    processor.addEvent({
      name: decoder.filters.map(({ event }) => event),
      range: { from: source.firstBlock },
    })
  const { connect, transact } = store
  processor.run<Draft>({ connect, transact }, async ({ blocks, store: draft }) => {
    for (const { header, events } of blocks) {
      const block = toBlock(header, events)
      draft.times.set(block.hash, block.time)
      await decodeBlock(chain, block, routes, changeOf(header), draft)
    }
  })
}

type Header = Event<typeof fields>['block']

function toBlock(header: Header, events: readonly Event<typeof fields>[]): SubstrateBlock {
  const where = `block ${header.height}`
  // A node that discarded a state may answer with none, and that would look like a block in which nothing happened.
  if (!events.some(({ name }) => name === ofEveryBlock))
    throw new RetryableError({
      what: 'block without events',
      expected: `an archive node, and ${ofEveryBlock}`,
      where,
    })
  if (!header.timestamp)
    throw new DataError({
      what: 'block without a time',
      got: header.timestamp,
      expected: 'Timestamp.set',
      where,
    })
  return {
    height: header.height,
    hash: header.hash,
    // The processor tells milliseconds.
    time: Math.floor(header.timestamp / 1000),
    events: events
      .filter(({ name }) => name !== ofEveryBlock)
      .map(({ name, index, extrinsicIndex, args }) => ({ name, index, extrinsic: extrinsicIndex, args })),
  }
}

/** Reads the state as the runtimes of both blocks have it. */
function changeOf(header: Header): ReadChange {
  const parent = header.getParent()
  return async ({ item, key }): Promise<StateChange> => {
    const numberAt = async ({ _runtime: runtime, hash, height }: typeof parent) => {
      const where = `block ${height}, ${item}`
      if (!runtime.hasStorageItem(item))
        throw new DataError({
          what: 'no such state',
          got: `runtime ${runtime.specVersion}`,
          expected: item,
          where,
        })
      // The runtime's default where nothing is stored.
      const value: unknown = (await runtime.getStorage(hash, item, key)) ?? runtime.getStorageFallback(item)
      if (typeof value === 'bigint') return value
      throw new DataError({
        what: 'state of another shape',
        got: value,
        expected: 'a number of 64 bits',
        where,
      })
    }
    return { before: await numberAt(parent), after: await numberAt(header) }
  }
}
