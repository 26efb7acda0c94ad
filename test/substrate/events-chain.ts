import { codec } from '@subsquid/ss58'
import type { Database } from '../reader/database.ts'
import type { ReadChain } from '../reader/reader-process.ts'
import { emit, statesOf, type World } from './actions.ts'
import { type SubstrateChain, serveSubstrate } from './node.ts'

const first = Date.parse('2026-03-01T00:00:00Z')

/** As our node has it, above the genesis. */
export const hashOf = (block: number) => `0x${block.toString(16).padStart(64, '0')}`

/** A chain in which a world happens, with its node, as a reader's process is told of one. */
export async function startEventsChain(
  world: World,
  { head = world.length, ...change }: Partial<SubstrateChain> = {},
) {
  const states = statesOf(world)
  const chain = {
    head,
    timeOf: (block: number) => first + block * 12_000,
    storageAt: (block: number) => states[block],
    eventsOf: (block: number) => emit(world[block - 1] ?? []),
    ...change,
  }
  const node = await serveSubstrate(chain)
  const read: ReadChain = {
    chain: 'bittensor',
    httpUrl: node.url,
    genesis: 0,
    head: async () => ({ hash: hashOf(chain.head) }),
  }
  return { node, read, chain, stop: node.stop }
}

/** The movements that stand in the tables, one line each; accounts in hex. */
export async function linesOf({ client }: Database): Promise<string[]> {
  const result = await client.query({
    query:
      "SELECT transaction, toString(fact) AS fact, class, service, token, amount_raw AS raw, payer FROM movements WHERE network = 'bittensor' ORDER BY block, position",
    format: 'JSONEachRow',
  })
  const rows = await result.json<Record<string, string>>()
  return rows.map(({ transaction, fact, class: why, service, token, raw, payer = '' }) =>
    [transaction, fact, why, service, token, raw, payer === '' ? '' : codec(42).decode(payer)]
      .filter((part, index) => part !== '' || index === 6)
      .join(' '),
  )
}
