import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { formatAmount, parseAmount } from '../../schemas/amount.ts'
import { type Seeded, startSeeded } from '../seeded.ts'

let seeded: Seeded

beforeAll(async () => {
  seeded = await startSeeded()
})
afterAll(() => seeded?.stop())

type Row = Record<
  | 'network'
  | 'metric'
  | 'token'
  | 'period_start'
  | 'period_end'
  | 'value'
  | 'unit'
  | 'tier'
  | 'state'
  | 'source',
  string
>

async function csv(query: string): Promise<Row[]> {
  const response = await seeded.fetch(`/export/figures.csv?${query}`)
  expect(response.status).toBe(200)
  return parse(await response.text(), { columns: true }) as Row[]
}

const sum = (rows: readonly Row[]) =>
  formatAmount(
    rows.reduce((total, { value }) => total + parseAmount(value, 24), 0n),
    24,
  )
const cents = (text: string) => text.replace(/^(\d+\.\d{2}).*$/, '$1')

test('Render burned 799,639.11 RENDER over its 97 epochs, at every grain that holds an epoch', async () => {
  const epochs = await csv('network=render&metric=burned')
  expect(epochs).toHaveLength(97)
  expect(cents(sum(epochs))).toBe('799639.11')
  for (const grain of ['week', 'month', 'quarter'])
    expect(sum(await csv(`network=render&metric=burned&grain=${grain}`)), grain).toBe(sum(epochs))
  expect(await csv('network=render&metric=burned&grain=day'), 'an epoch is never spread over days').toEqual(
    [],
  )
})

test('the parts of the Filecoin gas burn and the tip sum to 28,606,855.46 FIL', async () => {
  const parts = await Promise.all(
    ['gas_base_fee', 'gas_overestimation', 'penalty'].map((part) =>
      csv(`network=filecoin&metric=burned&class=${part}`),
    ),
  )
  const tips = await csv('network=filecoin&metric=gas_tips')
  expect(parts.map((rows) => rows.length)).toEqual([727, 727, 727])
  const total = parseAmount(sum([...parts.flat(), ...tips]), 24)
  // 28,606,855.4575 rounds to .46.
  expect(formatAmount((total + 5n * 10n ** 21n) / 10n ** 22n, 2)).toBe('28606855.46')
  const totals = (await csv('network=filecoin&metric=burned')).filter(
    ({ source }) => source === 'filecoin-cryptoeconlab',
  )
  expect(sum(totals), 'the total of the parts').toBe(sum(parts.flat()))
})

test('April 2026: burned(d) = burned since genesis (d) - burned since genesis (d - 1), on every day', async () => {
  const burned = (await csv('network=filecoin&metric=burned')).filter(
    ({ source }) => source === 'filecoin-data-portal',
  )
  const total = new Map(
    (await csv('network=filecoin&metric=burned_total')).map((row) => [row.period_start, row]),
  )
  const checked = burned.filter(({ period_start, value }) => {
    const before = total.get(new Date(Date.parse(period_start) - 86_400_000).toISOString().slice(0, 10))
    const now = total.get(period_start)
    if (before === undefined || now === undefined) return false
    const difference = parseAmount(now.value, 24) - parseAmount(before.value, 24)
    const off = difference - parseAmount(value, 24)
    // The publisher's totals are floats of 16 digits.
    expect(off < 10n ** 17n && off > -(10n ** 17n), period_start).toBe(true)
    return true
  })
  expect(checked.length).toBe(12)
})

test('everything is published, final, and names who published it', async () => {
  const rows = await csv('')
  expect(rows.length).toBeGreaterThan(4000)
  expect(new Set(rows.map(({ network }) => network))).toEqual(
    // Of Akash, The Graph and the Internet Computer only the closes of their tokens were published.
    new Set([
      'akash',
      'bittensor',
      'filecoin',
      'geodnet',
      'helium',
      'internet-computer',
      'livepeer',
      'render',
      'the-graph',
    ]),
  )
  expect(new Set(rows.map(({ tier }) => tier))).toEqual(new Set(['published']))
  expect(rows.every(({ source }) => source !== '')).toBe(true)
  const { data } = await seeded.graphql('{ publishedSources { source licence place } }')
  const known = data.publishedSources.map(({ source }: { source: string }) => source)
  for (const source of new Set(rows.flatMap((row) => row.source.split(/, | x | \+ /))))
    expect(known).toContain(source)
})

test('a figure without a price has no USD value: GEODNET has tokens, and nothing in USD', async () => {
  expect((await csv('network=geodnet&metric=burned')).length).toBe(19)
  expect(await csv('network=geodnet&metric=burned_usd')).toEqual([])
  expect(await csv('network=geodnet&metric=fees')).toEqual([])
  const native = await csv('network=geodnet&metric=fees_native')
  const burned = await csv('network=geodnet&metric=burned')
  expect(native.map(({ value }) => value)).toEqual(
    burned.map(({ value }) => formatAmount((parseAmount(value, 24) * 5n) / 4n, 24)),
  )
})

test('a total says from when to when it is known, not the borders of its months', async () => {
  const { data } = await seeded.graphql(
    `{ network(id: "filecoin") { figures(metrics: ["supply_circulating", "gas_tips"], period: { from: "2009-01-01", to: "2027-01-01" }) { from to value } } }`,
  )
  expect(data.network.figures).toMatchObject([
    { from: '2026-04-08', to: '2026-04-21' },
    { from: '2020-10-15', to: '2022-10-12' },
  ])
})

test('Bittensor: the recorded issuance gives 7,199.8 TAO a day', async () => {
  const rows = await csv('network=bittensor&metric=supply_total')
  expect(rows.length).toBe(8)
  const result = await seeded.client.query({
    query: `SELECT toString(round((max(value) - min(value)) * 86400 / toDecimal256(dateDiff('second', min(time), max(time)), 0), 1)) AS daily FROM published_readings WHERE network = 'bittensor'`,
    format: 'JSONEachRow',
  })
  const [row] = await result.json<{ daily: string }>()
  expect(row?.daily).toBe('7199.8')
})

test('GraphQL, the CSV and the dashboard ask the same statement: months of all networks agree', async () => {
  const period = '{ from: "2009-01-01", to: "2027-01-01" }'
  const { data } = await seeded.graphql(
    `{ series(metrics: ["fees", "burned", "burned_usd"], period: ${period}, grain: MONTH) { metric { id } network token times values tiers } }`,
  )
  const answered = data.series.flatMap(
    (series: {
      metric: { id: string }
      network: string
      token: string
      times: string[]
      values: (string | null)[]
    }) =>
      series.times.flatMap((time, index) =>
        series.values[index] === null
          ? []
          : [`${series.metric.id} ${series.network} ${series.token} ${time} ${series.values[index]}`],
      ),
  )
  const exported = (await csv('metric=fees,burned,burned_usd&grain=month')).map(
    (row) => `${row.metric} ${row.network} ${row.token} ${row.period_start} ${row.value}`,
  )
  expect(answered.length).toBeGreaterThan(100)
  expect([...answered].sort()).toEqual([...exported].sort())
})
