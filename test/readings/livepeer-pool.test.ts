import { toFunctionSelector } from 'viem'
import { expect, test } from 'vitest'
import { livepeerPool } from '../../indexer/reading-sources/livepeer-pool.ts'
import { reread } from '../../indexer/readings/reread.ts'
import { serveEvm, timeOf } from './evm-node.ts'
import { useReadingWorld } from './use-world.ts'

/* A count that a contract tells, at the last block before each border. */

const { world, forThisTest } = useReadingWorld()

const since = '2026-03-01'
const at = '2026-03-03T09:00:00Z'
const border = Date.parse('2026-03-02T00:00:00Z') / 1000

type Read = { border: string; value: string; block: string }
const readings = () =>
  world.rows<Read>(
    `SELECT toDate(time) AS border, toString(value) AS value, block FROM readings FINAL WHERE network = 'livepeer' ORDER BY border`,
  )

test('the selector is that of the function', () => {
  expect(toFunctionSelector('function getTranscoderPoolSize() view returns (uint256)')).toBe('0x2a4e0d55')
})

test('the block is the last one before the border, and the count is that of its state', async () => {
  const node = forThisTest(await serveEvm(at, (block) => (timeOf(block) < border ? 97 : 99)))
  expect((await world.follow('livepeer', node.url, at, { since })).state).toEqual({
    state: 'following',
    detail: '',
  })
  const read = await readings()
  expect(read.map(({ border: day, value }) => [day, value])).toEqual([
    ['2026-03-01', '97'],
    ['2026-03-02', '97'],
    ['2026-03-03', '99'],
  ])
  const block = Number(read[1]?.block)
  expect([timeOf(block) < border, timeOf(block + 1) < border]).toEqual([true, false])
  const figures = await world.figures('livepeer', 'nodes_active')
  expect(figures.map(({ period_start, value, tier }) => [period_start, value, tier]).slice(-3)).toEqual([
    ['2026-02-28', '97', 'indexed'],
    ['2026-03-01', '97', 'indexed'],
    ['2026-03-02', '99', 'indexed'],
  ])
})

test('what was kept gives the same readings without asking anybody', async () => {
  const node = forThisTest(await serveEvm(at, () => 100))
  await world.follow('livepeer', node.url, at, { since })
  await node.stop()
  const again = await reread(world.client, 'livepeer', livepeerPool)
  expect(again.map((observed) => [observed.border, observed.value]).sort()).toEqual(
    (await readings()).map(({ border: day, value }) => [day, value]),
  )
})

test('an endpoint without old states tells the newest border and leaves holes, and a gauge covers no day of a fact', async () => {
  const node = forThisTest(await serveEvm(at, (block) => (timeOf(block) < border ? undefined : 99)))
  const { state } = await world.follow('livepeer', node.url, at, { since })
  expect(state?.state).toBe('unreachable')
  expect(state?.detail).toContain('missing trie node')
  expect((await readings()).map(({ border: day }) => day)).toEqual(['2026-03-03'])
  expect(await world.rows(`SELECT 1 FROM covered_days WHERE network = 'livepeer'`)).toEqual([])
})

test('a border that may still be taken back is left for later', async () => {
  const node = forThisTest(await serveEvm('2026-03-03T00:30:00Z', () => 98))
  await world.follow('livepeer', node.url, '2026-03-03T00:30:00Z', { since })
  expect((await readings()).map(({ border: day }) => day)).toEqual(['2026-03-01', '2026-03-02'])
})
