import { afterAll, beforeAll, expect, test } from 'vitest'
import { ask, readQuestion } from '../../schemas/clickhouse/question.ts'
import { type Devnet, startDevnet } from '../devnet/devnet.ts'
import type { ChainId } from '../devnet/places.ts'
import { createRpc } from '../devnet/rpc.ts'
import { type Database, type Databases, startDatabases } from '../reader/database.ts'
import { type ReadChain, startReader } from '../reader/reader-process.ts'

/* How a chain is read, in what order, in which parts and with which interruptions, does not change what stands in the end. */

const hashes = readQuestion(new URL('../../api/queries/hashes_export.sql', import.meta.url))
let databases: Databases
let devnet: Devnet
beforeAll(async () => {
  ;[databases, devnet] = await Promise.all([
    startDatabases(),
    startDevnet({
      days: 2,
      endTime: Date.parse('2026-02-01T20:00:00Z') / 1000,
      chains: ['filecoin', 'arbitrum', 'polygon'],
    }),
  ])
}, 120_000)
afterAll(async () => {
  await databases?.stop()
  await devnet?.stop()
})

type Way = { readonly batch: number; readonly finality: number; readonly killAt?: string }

async function index(
  name: string,
  order: readonly ChainId[],
  { batch, finality, killAt }: Way,
): Promise<Database> {
  const database = await databases.create(name)
  for (const id of order) {
    const { httpUrl, genesis } = devnet.chains[id] as NonNullable<Devnet['chains'][ChainId]>
    const rpc = createRpc(httpUrl)
    const chain: ReadChain = {
      httpUrl,
      genesis,
      chain: id,
      head: () => rpc<{ hash: string }>('eth_getBlockByNumber', 'latest', false),
    }
    const env = { [`${id.toUpperCase()}_RPC_BATCH`]: `${batch}`, DEPINDEX_ENVIRONMENT: 'devnet' }
    if (killAt !== undefined)
      expect(
        await startReader({ database, chain, finality, env, killAt, respawn: false }).ended,
      ).toMatchObject({
        signal: 'SIGKILL',
      })
    const reader = startReader({ database, chain, finality, env })
    await reader.caughtUp()
    await reader.drain()
  }
  return database
}

const hashesOf = ({ client }: Database) =>
  ask<{ network: string; month: string; sha256: string }>(client, hashes, { networks: [] })

test('two indexings of one chain have the same hash for every network and month', async () => {
  const one = await index('one', ['filecoin', 'arbitrum', 'polygon'], { batch: 100, finality: 1 })
  const found = await hashesOf(one)
  expect(new Set(found.map(({ network }) => network)).size).toBeGreaterThanOrEqual(6)
  expect(new Set(found.map(({ month }) => month))).toEqual(new Set(['2026-01-01', '2026-02-01']))

  // Other parts, final and not, in another order, and killed on each chain between rows and cursor.
  const way = { batch: 7, finality: 40, killAt: 'after-data' }
  expect(await hashesOf(await index('other', ['polygon', 'arbitrum', 'filecoin'], way))).toEqual(found)

  // And a change of a field changes the hash of its month, and no other.
  await one.client.command({
    query: `ALTER TABLE movements UPDATE payer = payee WHERE network = 'geodnet' AND time < '2026-02-01' AND payer != payee AND payer != ''`,
  })
  const changed = await hashesOf(one)
  const differing = found.filter(({ sha256 }, place) => sha256 !== changed[place]?.sha256)
  expect(differing.map(({ network, month }) => [network, month])).toEqual([['geodnet', '2026-01-01']])
}, 300_000)
