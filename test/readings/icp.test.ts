import { expect, test } from 'vitest'
import { type IcDay, serveIcApi } from './ic-api.ts'
import { useReadingWorld } from './use-world.ts'

const { world, forThisTest } = useReadingWorld()

const trillion = (xdr: number) => `${xdr}000000000000`
/** ICP to e8s. */
const e8s = (icp: number) => `${icp}00000000`

/** Totals of five days around the fall of 2025-06-01; the first and the last are the borders of nothing. */
const days = new Map<string, IcDay>([
  ['2025-05-29', { cycles: trillion(1000), burned: e8s(5_000_000) }],
  ['2025-05-30', { cycles: `${trillion(3000)}.75`, burned: e8s(5_000_100) }],
  ['2025-05-31', { cycles: trillion(6000), burned: e8s(5_000_300), permyriad: 50_000 }],
  ['2025-06-01', { cycles: trillion(10_000), burned: e8s(4_990_000), permyriad: 50_000 }],
  ['2025-06-02', { cycles: trillion(15_000), burned: e8s(4_990_400) }],
])

async function read(told: ReadonlyMap<string, IcDay>) {
  const api = forThisTest(await serveIcApi(told))
  return world.follow('internet-computer', api.url, '2025-06-03T00:30:00Z', { since: '2025-05-30' })
}

test('cycles burned are fees, in XDR and in USD at the value of an XDR on that day', async () => {
  await world.client.insert({
    table: 'prices',
    format: 'JSONEachRow',
    values: ['2025-05-30', '2025-05-31', '2025-06-01', '2025-06-02'].map((day) => ({
      token: 'ICP',
      day,
      kind: 'close',
      usd: '6',
      source: 'test',
      observed_at: 0,
    })),
  })
  expect((await read(days)).state).toEqual({ state: 'following', detail: '' })
  const native = await world.figures('internet-computer', 'fees_native')
  expect(native.map(({ period_start, value }) => [period_start, value])).toEqual([
    ['2025-05-30', '2000'],
    ['2025-05-31', '3000'],
    ['2025-06-01', '4000'],
    ['2025-06-02', '5000'],
  ])
  // ICP at 6 USD is worth 4 XDR, then 5: an XDR is 1.5 USD, then 1.2.
  const fees = await world.figures('internet-computer', 'fees')
  expect(fees.map(({ value }) => value)).toEqual(['3000', '3600', '4800', '7500'])
  const payments = await world.figures('internet-computer', 'payments')
  expect(new Set(payments.map(({ value, reason }) => `${value} ${reason}`))).toEqual(
    new Set(['null a counter does not tell how many paid']),
  )
  await world.client.command({ query: 'TRUNCATE TABLE prices' })
})

test('the total that fell makes a hole with its reason, and nothing negative', async () => {
  await read(days)
  const burned = await world.figures('internet-computer', 'burned')
  expect(burned.map(({ period_start, value, reason }) => [period_start, value, reason])).toEqual([
    ['2025-05-30', '100', ''],
    ['2025-05-31', null, 'the counter fell right after, from 5000300 to 4990000'],
    ['2025-06-01', null, 'the counter fell from 5000300 to 4990000'],
    ['2025-06-02', '400', ''],
  ])
})

test('a day of which only the rate is told is not a zero, and is asked for until it is told', async () => {
  const late = new Map(days)
  late.set('2025-06-02', { cycles: '', burned: '', ratesOnly: true })
  await read(late)
  const told = async () => (await world.figures('internet-computer', 'fees_native')).map(({ value }) => value)
  expect(await told()).toEqual(['2000', '3000', '4000'])
  // Long after the newest borders that are asked for again.
  const api = forThisTest(await serveIcApi(days))
  await world.follow('internet-computer', api.url, '2025-07-03T00:30:00Z', { since: '2025-05-30' })
  expect(await told()).toEqual(['2000', '3000', '4000', '5000'])
})

test('the newest days are provisional as long as they are asked for again', async () => {
  await read(days)
  const states = await world.rows<{ day: string; state: string }>(
    `SELECT day, state FROM covered_days WHERE network = 'internet-computer' AND fact = 'payment' ORDER BY day`,
  )
  expect(states.map(({ day, state }) => `${day} ${state}`)).toEqual([
    '2025-05-30 final',
    '2025-05-31 provisional',
    '2025-06-01 provisional',
    '2025-06-02 provisional',
  ])
})

test('a day that rises beyond its bound is a hole, not a spike', async () => {
  const spike = new Map(days)
  spike.set('2025-05-31', { cycles: trillion(6000), burned: e8s(5_200_000) })
  spike.set('2025-06-01', { cycles: trillion(10_000), burned: e8s(5_200_001) })
  spike.set('2025-06-02', { cycles: trillion(15_000), burned: e8s(5_200_002) })
  await read(spike)
  const burned = await world.figures('internet-computer', 'burned')
  expect(burned.map(({ value, reason }) => [value, reason])).toEqual([
    ['100', ''],
    [null, 'the counter rose by 199900, more than 100000 a day'],
    ['1', ''],
    ['1', ''],
  ])
})

test('a total that falls for a day and comes back makes two holes', async () => {
  const glitch = new Map(days)
  glitch.set('2025-05-31', { cycles: trillion(6000), burned: e8s(3) })
  glitch.set('2025-06-01', { cycles: trillion(10_000), burned: e8s(5_000_400) })
  glitch.set('2025-06-02', { cycles: trillion(15_000), burned: e8s(5_000_500) })
  await world.client.command({ query: `ALTER TABLE network_counters UPDATE most = 9000000 WHERE 1` })
  await read(glitch)
  const burned = await world.figures('internet-computer', 'burned')
  expect(burned.map(({ value, reason }) => [value, reason])).toEqual([
    [null, 'the counter fell right after, from 5000100 to 3'],
    [null, 'the counter fell from 5000100 to 3'],
    [null, 'the counter came back from a fall'],
    ['100', ''],
  ])
  await world.client.command({
    query: `ALTER TABLE network_counters UPDATE most = 100000 WHERE metric = 'burned_total'`,
  })
})

test('a late correction is read again and changes its figure', async () => {
  await read(days)
  const corrected = new Map(days)
  corrected.set('2025-06-02', { cycles: trillion(16_000), burned: e8s(4_990_700) })
  await read(corrected)
  const native = await world.figures('internet-computer', 'fees_native')
  expect(native.at(-1)).toMatchObject({ period_start: '2025-06-02', value: '6000' })
})

test('a year and more is asked for in questions that the endpoint answers', async () => {
  const many = new Map<string, IcDay>()
  for (let index = 0; index < 800; index++)
    many.set(new Date(Date.UTC(2023, 0, 1 + index)).toISOString().slice(0, 10), {
      cycles: trillion(1 + index),
      burned: e8s(1 + index),
    })
  const api = forThisTest(await serveIcApi(many))
  await world.follow('internet-computer', api.url, '2025-03-10T00:30:00Z', { since: '2023-01-02' })
  const native = await world.figures('internet-computer', 'fees_native')
  expect(native.length).toBe(798)
  expect(new Set(native.map(({ value }) => value))).toEqual(new Set(['1']))
})
