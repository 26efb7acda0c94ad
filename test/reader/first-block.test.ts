import { afterAll, beforeAll, expect, test } from 'vitest'
import { move } from '../devnet/calls.ts'
import { account, places } from '../devnet/places.ts'
import { type Databases, startDatabases } from './database.ts'
import { readTables } from './oracle.ts'
import { type PlayedChain, playChain } from './played-chain.ts'
import { startReader } from './reader-process.ts'

let databases: Databases
let chain: PlayedChain

beforeAll(async () => {
  databases = await startDatabases()
  chain = await playChain('polygon')
})
afterAll(async () => {
  await chain?.stop()
  await databases?.stop()
})

test('where an endpoint holds only so much, reading begins there, and the days before and that one are not known', async () => {
  const hours = 12
  for (let half = 1n; half <= 8n; half++)
    await chain.mine([move(places.geod, account('buyer'), places.burn, half)], hours * 3600)
  const database = await databases.create('first')
  const readFrom = async (block: number) => {
    const reader = startReader({ database, chain, env: { POLYGON_FIRST_BLOCK: `${block}` } })
    await reader.caughtUp()
    await reader.drain()
    const { movements } = await readTables(database.client, 'polygon')
    return movements.map(({ amount_raw }) => amount_raw)
  }
  const firstDay = async () => {
    const result = await database.client.query({
      query: "SELECT from_day FROM source_coverage WHERE source = 'geod-polygon'",
      format: 'JSONEachRow',
    })
    const [row] = await result.json<{ from_day: string }>()
    return row?.from_day
  }

  // The chain begins on 31 January at 20:00: its fourth half day ends on 2 February at 20:00.
  const fourth = chain.genesis + 4
  expect(await readFrom(fourth)).toEqual(['4', '5', '6', '7', '8'])
  expect(await definedAnd(firstDay)).toBe('2026-02-03')
  expect(await readFrom(chain.genesis + 2)).toEqual(['2', '3', '4', '5', '6', '7', '8'])
  expect(await firstDay()).toBe('2026-02-02')
  // What was read before is forgotten; where it begins is written down with the next block.
  await chain.mine()
  expect(await readFrom(chain.genesis + 7)).toEqual(['7', '8'])
  expect(await firstDay()).toBe('2026-02-05')

  /** A reader writes no definitions, which the view joins; the indexer does before it starts one. */
  async function definedAnd<T>(then: () => Promise<T>): Promise<T> {
    await database.client.insert({
      table: 'network_sources',
      values: [
        {
          network: 'geodnet',
          source: 'geod-polygon',
          chain: 'polygon',
          address: places.geod,
          first_block: 47_000_000,
          since: '2023-09-10',
          decoder: 'erc20-transfer@1',
          facts: ['burn'],
          what: '',
          link: '',
        },
      ],
      format: 'JSONEachRow',
    })
    return then()
  }
}, 120_000)
