import { EvmBatchProcessor } from '@subsquid/evm-processor'
import type { EvmLog, Hex } from '../../schemas/decoder.ts'
import type { Draft, Store } from '../store.ts'
import { decodeLog } from './decode.ts'
import type { EvmChain } from './definitions.ts'
import type { Endpoint } from './endpoint.ts'
import { loopback } from './metrics-port.ts'
import { patchClient } from './patch-client.ts'
import { createRouter, type EvmRoute as Route } from './routing.ts'

const fields = {
  block: { timestamp: true },
  log: { address: true, topics: true, data: true, transactionHash: true },
} as const

/** Where a chain's blocks come from: its endpoint, a gateway for the final ones, or both. */
export type ReadFrom = {
  readonly endpoint: Endpoint | 'off'
  /** Address of the gateway that has the final blocks. */
  readonly gateway?: string | undefined
  /** The gateway serves a recording, which has all that was asked for and cannot be asked for less. */
  readonly isReplay?: boolean
}

/** The processor with the filters of all sources, and nothing that it does with what it finds. */
export function createProcessor(
  chain: EvmChain,
  { endpoint, gateway, isReplay }: ReadFrom,
  routes: readonly Route[],
) {
  const processor = new EvmBatchProcessor().setPrometheusPort(loopback).setFields(fields)
  if (gateway !== undefined) processor.setGateway({ url: gateway, requestTimeout: 300_000 })
  if (endpoint === 'off') processor.setRpcDataIngestionSettings({ disabled: true })
  else
    processor
      .setRpcEndpoint({
        url: endpoint.url,
        headers: { ...endpoint.headers },
        maxBatchCallSize: endpoint.batch,
        rateLimit: endpoint.rate,
        requestTimeout: 30_000,
      })
      .setRpcDataIngestionSettings({
        headPollInterval: endpoint.pollMs,
        // A socket that is half open tells nothing; no chain is silent for this long.
        newHeadTimeout: 180_000,
      })
      .setFinalityConfirmation(endpoint.finality)
  const first = Math.min(...routes.map(({ source }) => source.firstBlock))
  for (const { address, decoder, source } of routes)
    for (const filter of decoder.filters)
      processor.addLog({
        address: [address],
        topic0: [...filter.topic0],
        ...(filter.topic1 !== undefined && { topic1: [...filter.topic1] }),
        ...(filter.topic2 !== undefined && { topic2: [...filter.topic2] }),
        ...(filter.topic3 !== undefined && { topic3: [...filter.topic3] }),
        range: { from: isReplay === true ? first : source.firstBlock },
      })
  if (chain.nullRounds === true && endpoint !== 'off') patchClient(processor)
  return processor
}

/**
 * Reads the logs of all sources of one chain into the store. Takes over the process: the processor ends it at an error, and
 * the database that it is given must do so with a better reason.
 */
export function readChain(
  options: ReadFrom & { chain: EvmChain; routes: readonly Route[]; store: Store },
): void {
  const { chain, routes, store } = options
  const processor = createProcessor(chain, options, routes)
  const route = createRouter(routes)
  processor.run<Draft>(store, async ({ blocks, store: draft }) => {
    for (const { header, logs } of blocks) {
      // The processor tells milliseconds.
      const time = Math.floor(header.timestamp / 1000)
      draft.times.set(header.hash, time)
      for (const raw of logs) {
        const log: EvmLog = {
          address: raw.address.toLowerCase() as Hex,
          topics: raw.topics as Hex[],
          data: raw.data as Hex,
          logIndex: raw.logIndex,
          transactionHash: raw.transactionHash as Hex,
          transactionIndex: raw.transactionIndex,
          block: header.height,
          blockHash: header.hash as Hex,
          time,
        }
        decodeLog(chain.id, log, route(log), store.references(), draft)
      }
    }
  })
}
