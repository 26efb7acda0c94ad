import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { recompute } from '../../indexer/figures.ts'
import { formatAmount, parseAmount } from '../../schemas/amount.ts'
import { metrics } from '../../schemas/metrics.ts'
import { type Seeded, startSeeded } from '../seeded.ts'
import { insertMovements, span } from './made-movements.ts'

/* The law: what is told to have made a figure sums to it, to the last digit, for every figure of every network and day. */

const places = 24
const [from, to] = ['2023-01-01', '2026-04-01'] as const
const sums = metrics.filter(({ aggregation }) => aggregation === 'sum').map(({ id }) => id)

let seeded: Seeded
beforeAll(async () => {
  seeded = await startSeeded({ seconds: 60 })
  await insertMovements(seeded.client)
  for (const network of ['livepeer', 'filecoin', 'geodnet', 'render'])
    await recompute(seeded.client, network, '1970-01-01', '2106-01-01')
})
afterAll(() => seeded?.stop())

type Figure = {
  network: string
  metric: string
  token: string
  class: string
  period_start: string
  value: string | null
  tier: string
}

async function figures(): Promise<Figure[]> {
  const result = await seeded.client.query({
    query: `SELECT network, metric, token, class, period_start, value, tier FROM figures
      WHERE grain = 'own' AND metric IN {sums:Array(String)} AND period_start >= {from:Date} AND period_start < {to:Date}
      ORDER BY network, metric, token, class, period_start`,
    query_params: { sums, from, to },
    format: 'JSONEachRow',
  })
  return result.json<Figure>()
}

function grouped<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row])
  return groups
}

const sumOf = (values: readonly (string | null | undefined)[]) =>
  values.some((value) => value === null || value === undefined || value === '')
    ? null
    : formatAmount(
        values.reduce((sum, value) => sum + parseAmount(value ?? '', places), 0n),
        places,
      )

async function csvOf(query: string): Promise<Record<string, string>[]> {
  const response = await seeded.fetch(`/export/provenance.csv?${query}`)
  expect(response.status, query).toBe(200)
  return parse(await response.text(), { columns: true }) as Record<string, string>[]
}

const fields = 'value total totalCount rows { id kind day value sum } pageInfo { hasNextPage endCursor }'

describe('sum(provenance) = figure', () => {
  test('in the CSV, on every day of every network', async () => {
    const all = await figures()
    const bySeries = grouped(all, (row) => [row.network, row.metric, row.token, row.class].join('&'))
    expect(all.filter(({ tier }) => tier !== 'published').length).toBeGreaterThan(100)
    expect(new Set(all.map(({ tier }) => tier))).toEqual(new Set(['indexed', 'derived', 'published']))
    let checked = 0
    for (const own of bySeries.values()) {
      const [one] = own
      if (one === undefined) continue
      const query = new URLSearchParams({
        network: one.network,
        metric: one.metric,
        token: one.token,
        class: one.class,
        from,
        to,
      })
      const rows = grouped(await csvOf(`${query}`), ({ day }) => day ?? '')
      for (const [day, those] of grouped(own, (row) => row.period_start)) {
        const told = sumOf((rows.get(day) ?? []).map(({ value }) => value))
        expect(told, `${query} ${day}`).toBe(sumOf(those.map(({ value }) => value)))
        checked += those.length
      }
      const last = [...rows.values()].at(-1)?.at(-1)
      if (last !== undefined && own.every(({ value }) => value !== null))
        expect(last['sum'], `${query}`).toBe(sumOf(own.map(({ value }) => value)))
    }
    expect(checked).toBe(all.length)
  }, 240_000)
})

const geodnet = `network: "geodnet", metric: "supply_side_revenue", period: { from: "${span.from}", to: "${span.to}" }`

test('pages of every size hold the rows of the export, each once, and the sum goes on', async () => {
  const csv = await csvOf(`network=geodnet&metric=supply_side_revenue&from=${span.from}&to=${span.to}`)
  expect(csv.length).toBeGreaterThan(100)
  for (const size of [1000, 100]) {
    const rows: { id: string; value: string; sum: string }[] = []
    for (let after: string | null = null, more = true; more; ) {
      const { data, errors } = await seeded.graphql(
        `query ($after: String) { provenance(${geodnet}, first: ${size}, after: $after) { ${fields} } }`,
        { after },
      )
      expect(errors).toBeUndefined()
      rows.push(...data.provenance.rows)
      more = data.provenance.pageInfo.hasNextPage
      after = data.provenance.pageInfo.endCursor
    }
    expect(rows.map(({ id, value, sum }) => [id, value, sum])).toEqual(
      csv.map(({ id, value, sum }) => [id, value, sum]),
    )
  }
  const cut = csv[40]?.['id'] ?? ''
  expect(
    await csvOf(
      `network=geodnet&metric=supply_side_revenue&from=${span.from}&to=${span.to}&after=${encodeURIComponent(cut)}`,
    ),
  ).toEqual(csv.slice(41))
}, 120_000)

test('the figure says as of what it holds: price, factor, split, blocks, method and hashes', async () => {
  const { data, errors } = await seeded.graphql(
    `{ provenance(${geodnet}, first: 1) { tier state divideBy splits { since supplySide } methods { network version } asOf
        chains { chain block } hashes { network month source sha256 } rows { kind price priceSource divideBy share } } }`,
  )
  expect(errors).toBeUndefined()
  expect(data.provenance).toMatchObject({
    tier: 'DERIVED',
    state: 'FINAL',
    divideBy: '0.8',
    methods: [{ network: 'geodnet', version: expect.any(Number) }],
    asOf: expect.stringMatching(/Z$/),
    chains: expect.arrayContaining([{ chain: 'polygon', block: 1_000_000 }]),
    rows: [{ kind: 'MOVEMENT', price: '0.123456789012345678', priceSource: 'test', divideBy: '0.8' }],
  })
  expect(data.provenance.splits.length).toBeGreaterThan(0)
  expect(data.provenance.rows[0].share).toBe(data.provenance.splits[0].supplySide)
  const hashes = parse(await (await seeded.fetch('/export/hashes.csv?network=geodnet')).text(), {
    columns: true,
  }) as Record<string, string>[]
  expect(data.provenance.hashes).toEqual(
    hashes
      .filter(({ month }) => month === '2026-03-01')
      .map(({ network, month, source, sha256 }) => ({ network, month, source, sha256 })),
  )
})

test('the sector is the sum of its networks', async () => {
  const period = `period: { from: "${span.from}", to: "${span.to}" }`
  const { data } = await seeded.graphql(
    `{ provenance(metric: "fees", ${period}) { network ${fields} } sector(${period}) { figures(metrics: ["fees"]) { value networks } } }`,
  )
  const [figure] = data.sector.figures
  expect(data.provenance).toMatchObject({ network: null, value: figure.value, total: figure.value })
  expect(data.provenance.rows.map(({ id }: { id: string }) => id)).toEqual([...figure.networks].sort())
  const csv = await csvOf(`metric=fees&from=${span.from}&to=${span.to}`)
  expect(csv.at(-1)?.['sum']).toBe(figure.value)
})

test.each([
  ['metric: "profit"', 'metric'],
  ['network: "atlantis", metric: "fees"', 'network'],
  ['metric: "burned"', 'metrics'],
  ['network: "livepeer", metric: "fees", after: "nothing"', 'after'],
  ['network: "livepeer", metric: "fees", first: 0', 'first'],
  ['network: "filecoin", metric: "fees_native"', 'token'],
])('a wrong request gets one clear error: %s', async (text, argument) => {
  const { errors } = await seeded.graphql(
    `{ provenance(${text}, period: { from: "${span.from}", to: "${span.to}" }) { value } }`,
  )
  expect(errors?.[0]?.extensions).toMatchObject({ argument })
})
