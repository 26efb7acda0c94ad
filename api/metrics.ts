import type { ClickHouseClient } from '@clickhouse/client'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { ask } from '../schemas/clickhouse/question.ts'
import type { BrokenIdentity, ChainMeta } from '../schemas/generated/resolvers.ts'
import { questions } from './questions.ts'

const states = ['starting', 'syncing', 'following', 'unreachable', 'stopped']

/** Prometheus metrics of this process and of the chains' readers, in base units. */
export function createMetrics(client: ClickHouseClient) {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry, prefix: 'depindex_' })
  const requests = new Histogram({
    name: 'depindex_http_request_duration_seconds',
    help: 'Time to answer a request, by route and status.',
    labelNames: ['route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  })
  const block = new Gauge({
    name: 'depindex_chain_block',
    help: 'Last block read, final or not.',
    labelNames: ['chain'],
    registers: [registry],
  })
  const age = new Gauge({
    name: 'depindex_chain_block_age_seconds',
    help: 'Age of the last block read.',
    labelNames: ['chain'],
    registers: [registry],
  })
  const broken = new Gauge({
    name: 'depindex_broken_identities',
    help: 'Identities of figures and movements that do not hold; 0 where all is well.',
    labelNames: ['identity'],
    registers: [registry],
  })
  const state = new Gauge({
    name: 'depindex_chain_state',
    help: '1 for the state that the reader of a chain is in.',
    labelNames: ['chain', 'state'],
    registers: [registry],
  })
  return {
    observe: (route: string, status: number, seconds: number) =>
      requests.observe({ route, status: String(status) }, seconds),
    render: async (): Promise<{ contentType: string; text: string }> => {
      for (const chain of await ask<ChainMeta>(client, questions.chainMeta, {}, { seconds: 5 })) {
        for (const one of states) state.set({ chain: chain.chain, state: one }, one === chain.state ? 1 : 0)
        if (chain.block !== null && chain.block !== undefined) block.set({ chain: chain.chain }, chain.block)
        if (chain.blockTime)
          age.set({ chain: chain.chain }, (Date.now() - Date.parse(chain.blockTime)) / 1000)
      }
      broken.reset()
      const breaks = await ask<BrokenIdentity>(client, questions.identityBreaks, {}, { seconds: 5 })
      // Without a series there would be nothing to see that all is well by; beside others it would be counted twice.
      if (breaks.length === 0) broken.set({ identity: 'any' }, 0)
      for (const { identity } of breaks) broken.inc({ identity })
      return { contentType: registry.contentType, text: await registry.metrics() }
    },
  }
}
