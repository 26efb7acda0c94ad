import { expect, test } from 'vitest'
import { filecoinBurntFunds } from '../../indexer/reading-sources/filecoin-burnt-funds.ts'
import { checkKept } from '../../indexer/readings/check-kept.ts'
import { serveLotus, type Totals } from './lotus.ts'
import { useReadingWorld } from './use-world.ts'

/* The total of burned FIL is the balance of f099, or nobody knows which of the two is right. */

const totals: [string, Totals][] = [
  ['2026-04-01', { burned: '1000', mined: '1' }],
  ['2026-04-02', { burned: '1010', mined: '2' }],
  ['2026-04-03', { burned: '1030', mined: '3' }],
  ['2026-04-04', { burned: '1060', mined: '4' }],
]
const now = '2026-04-04T12:00:00Z'
const since = '2026-04-01'

const { world, forThisTest } = useReadingWorld()

async function read(known: readonly (readonly [string, Totals])[], checked = known) {
  const lotus = forThisTest(await serveLotus(new Map(known)))
  await world.follow('filecoin', lotus.url, now, { since })
  const balance = forThisTest(await serveLotus(new Map(checked)))
  return world.follow('filecoin', balance.url, now, { since }, 'burnt-funds')
}
const burned = async () =>
  (await world.figures('filecoin', 'burned'))
    .filter(({ tier, period_start }) => tier === 'indexed' && period_start >= since)
    // Payments of rails are not read here, and say so.
    .map(({ period_start, value, reason }) => [period_start, value, value === null ? reason : ''])

test('a total that is the balance makes its days', async () => {
  expect((await read(totals)).state).toEqual({ state: 'following', detail: '' })
  expect(await burned()).toEqual([
    ['2026-04-01', '10', ''],
    ['2026-04-02', '20', ''],
    ['2026-04-03', '30', ''],
  ])
  const months = await checkKept(world.client, 'filecoin', filecoinBurntFunds)
  expect(months.map(({ kept, kept_sha256, again_sha256 }) => [kept, kept_sha256 === again_sha256])).toEqual([
    ['4', true],
  ])
})

test('a balance that differs by the smallest unit makes a hole of the two days beside it, with both numbers', async () => {
  await read(
    totals.map(([day, at]) => [
      day,
      day === '2026-04-03' ? { ...at, balance: '1030.000000000000000001' } : at,
    ]),
  )
  const reason = 'the counter and burnt_balance disagree at 2026-04-03: 1030 and 1030.000000000000000001'
  expect(await burned()).toEqual([
    ['2026-04-01', '10', ''],
    ['2026-04-02', null, reason],
    ['2026-04-03', null, reason],
  ])
  // What does not hang on it stands.
  const mined = (await world.figures('filecoin', 'emitted')).filter(
    ({ period_start }) => period_start >= since,
  )
  expect(mined.slice(0, 3).map(({ value }) => value)).toEqual(['1', '1', '1'])
})

test('a balance that two sources tell counts no day twice', async () => {
  await read(totals)
  await world.client.command({
    query:
      "INSERT INTO readings SELECT * REPLACE ('another' AS source) FROM readings WHERE metric = 'burnt_balance'",
  })
  expect((await burned()).map(([, value]) => value)).toEqual(['10', '20', '30'])
})

test('a day whose balance nobody told is not held against the total', async () => {
  await read(totals, totals.slice(0, 2))
  expect((await burned()).map(([, value]) => value)).toEqual(['10', '20', '30'])
})

test('without a node that tells the balance nothing is compared, and its trouble is told', async () => {
  const { state } = await read(totals, [])
  expect(state?.state).toBe('unreachable')
  expect((await burned()).map(([, value]) => value)).toEqual(['10', '20', '30'])
})
