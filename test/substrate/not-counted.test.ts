import fc from 'fast-check'
import { expect, test } from 'vitest'
import { startReader } from '../reader/reader-process.ts'
import { useReadingWorld } from '../readings/use-world.ts'
import { recount, worlds } from './actions.ts'
import { startEventsChain } from './events-chain.ts'

/* Events of Bittensor are shown, and count for nothing: customer revenue stays null, and TAO recycled is told by the state. */

const { world } = useReadingWorld()

test('events that are read make no figure, and cover no day', async () => {
  const [done = []] = fc.sample(worlds(20), { seed: 2, numRuns: 1 })
  const chain = await startEventsChain(done)
  const reader = startReader({ database: world, chain: chain.read })
  await reader.caughtUp()
  await reader.drain()
  await chain.stop()

  for (const metric of ['fees', 'burned', 'burned_usd', 'payers', 'revenue'])
    expect(
      (await world.figures('bittensor', metric)).filter(({ value }) => value !== null),
      metric,
    ).toEqual([])
  expect(await world.rows("SELECT DISTINCT fact FROM covered_days WHERE network = 'bittensor'")).toEqual([])

  const own = 'from=2026-03-01&to=2026-03-02&network=bittensor'
  const lines = async (query: string) =>
    (await (await world.fetch(`/export/movements.csv?${query}`)).text()).trim().split('\n').length - 1
  expect(await lines(own)).toBe(0)
  expect(await lines(`${own}&excluded=1`)).toBe(recount(done).length)
}, 120_000)
