import { UTCDate } from '@date-fns/utc'
import { parse } from 'csv-parse/sync'
import { addDays } from 'date-fns'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { askSeries } from '../../api/ask-series.ts'
import { askTotals } from '../../api/ask-totals.ts'
import { blocksOf } from '../../api/blocks.ts'
import { formatDay, startOfPeriodBefore } from '../../api/period.ts'
import { toSeries } from '../../api/resolvers/series.ts'
import { clearFigures, recompute } from '../../indexer/figures.ts'
import { formatAmount, parseAmount } from '../../schemas/amount.ts'
import { type Seeded, startSeeded } from '../seeded.ts'

let seeded: Seeded

beforeAll(async () => {
  seeded = await startSeeded()
})
afterAll(() => seeded?.stop())

async function rowsOf<Row>(query: string): Promise<Row[]> {
  return (await seeded.client.query({ query, format: 'JSONEachRow' })).json<Row>()
}

const columns = `network, toString(grain) AS grain, metric, token, class, period_start, period_end, first_day, last_end, days,
  longest, value, numerator, denominator, unit, movements`

/** Rows that only one of the two tables has. */
async function differing(): Promise<unknown[]> {
  const standing = `concat(toString(tier), '\t', toString(state), '\t', toString(completeness), '\t', source, '\t', reason, '\t', toString(grade))`
  const here = `SELECT ${columns}, ${standing} AS standing FROM figures`
  const there = `SELECT ${columns}, standing FROM figures_by_period FINAL WHERE grain != 'ever'`
  return rowsOf(`SELECT * FROM (${here} UNION ALL ${there}) GROUP BY ALL HAVING count() != 2 LIMIT 5`)
}

const stored = async () =>
  (await rowsOf<{ rows: string }>('SELECT count() AS rows FROM figures_by_period'))[0]?.rows

describe('all networks side by side', () => {
  test('every figure, and no other', async () => {
    expect(await differing()).toEqual([])
    const [count] = await rowsOf<{ rows: string }>('SELECT count() AS rows FROM figures_by_period FINAL')
    expect(Number(count?.rows)).toBeGreaterThan(4000)
  })

  test('a recompute that changes nothing inserts nothing', async () => {
    const before = await stored()
    await recompute(seeded.client, 'render', '2024-03-01', '2024-05-01')
    expect(await stored()).toBe(before)
  })

  test('what changed, came or went is as in figures, again and again', async () => {
    const change = (statement: string) => seeded.client.command({ query: statement })
    const of = `network = 'helium' AND period_start >= '2024-03-01' AND period_start < '2024-05-01'`
    await change(`CREATE TABLE taken AS published_figures`)
    await change(`INSERT INTO taken SELECT * FROM published_figures WHERE ${of}`)
    for (let round = 0; round < 2; round++) {
      await change(`ALTER TABLE published_figures DELETE WHERE ${of}`)
      await recompute(seeded.client, 'helium', '2024-03-01', '2024-05-01')
      expect(await differing()).toEqual([])
      await change(`INSERT INTO published_figures SELECT * REPLACE (value * 2 AS value) FROM taken`)
      await recompute(seeded.client, 'helium', '2024-03-01', '2024-05-01')
      expect(await differing()).toEqual([])
    }
    await change(`ALTER TABLE published_figures DELETE WHERE ${of}`)
    await change(`INSERT INTO published_figures SELECT * FROM taken`)
    await change(`DROP TABLE taken`)
    await recompute(seeded.client, 'helium', '2024-03-01', '2024-05-01')
    expect(await differing()).toEqual([])
  })

  test('merging the parts changes nothing', async () => {
    await seeded.client.command({ query: 'OPTIMIZE TABLE figures_by_period FINAL' })
    expect(await differing()).toEqual([])
  })

  test('days of one network are the same from both tables', async () => {
    const asked = { metrics: ['fees', 'price', 'burned'], from: '2021-01-01', to: '2027-01-01', class: '' }
    const one = await askSeries(seeded.client, { ...asked, networks: ['filecoin'], grain: 'day' })
    const all = await askSeries(seeded.client, { ...asked, networks: [], grain: 'day' })
    expect(one.length).toBeGreaterThan(0)
    expect(toSeries(one, 'day')).toEqual(toSeries(all, 'day').filter(({ network }) => network === 'filecoin'))
  })
})

describe('totals', () => {
  const spans = [
    ['2009-01-01', '2027-01-01'],
    ['2022-08-15', '2022-10-05'],
    ['2024-03-01', '2024-09-01'],
    ['2025-01-14', '2026-04-09'],
    ['2026-04-03', '2026-04-20'],
    ['2026-04-10', '2026-04-11'],
    ['2026-03-14', '2026-04-13'],
    ['2026-01-27', '2026-03-26'],
    // Figures of whole months begin and end within, and across the borders of, the span.
    ['2024-08-20', '2024-10-15'],
    ['2025-02-25', '2025-03-27'],
    ['2024-09-01', '2024-10-01'],
  ] as const

  test.each(spans)('from %s to %s the blocks hold every day once', (from, to) => {
    const { quarters, months, weeks, days } = blocksOf([{ from, to }])
    const months3 = quarters.flatMap((start) => [0, 1, 2].map((month) => nthMonth(start, month)))
    const held = [
      ...[...months3, ...months].flatMap((start) => daysOf(start, nthMonth(start, 1))),
      ...weeks.flatMap((start) => daysOf(start, formatDay(addDays(new UTCDate(start), 7)))),
      ...days,
    ].sort()
    const wanted = daysOf(from, to)
    expect(held).toEqual(wanted)
  })

  test.each(spans)(
    'from %s to %s are the sums of the figures that start in it, and are whole in it where they are long',
    async (from, to) => {
      const metrics = ['fees', 'fees_native', 'burned', 'burned_usd', 'emitted', 'holders_revenue']
      const totals = await askTotals(seeded.client, { metrics, networks: [], period: { from, to } })
      const sums = await sumsOf(metrics, from, to)
      expect(sums.size).toBeGreaterThan(0)
      for (const [key, sum] of sums) expect(totals.find((row) => keyOf(row) === key)?.value, key).toBe(sum)
      const before = await sumsOf(metrics, startOfPeriodBefore({ from, to }), from)
      for (const row of totals) {
        if (!sums.has(keyOf(row))) expect(row).toMatchObject({ known: false, value: null })
        if (row.previous !== null) expect(row.previous).toBe(before.get(keyOf(row)))
      }
    },
  )

  test('as of now they are what stands', async () => {
    const at = (await rowsOf<{ at: string }>("SELECT toString(now64(3, 'UTC')) AS at"))[0]?.at ?? ''
    const metrics = ['fees', 'burned', 'emitted', 'burned_usd', 'burn_to_emission', 'nodes_active', 'price']
    const day = fc
      .integer({ min: 0, max: 5 * 365 })
      .map((days) => formatDay(addDays(new UTCDate('2021-06-01'), days)))
    await fc.assert(
      fc.asyncProperty(day, fc.integer({ min: 1, max: 400 }), async (from, days) => {
        const period = { from, to: formatDay(addDays(new UTCDate(from), days)) }
        const asked = { metrics, networks: [], period }
        const told = (rows: Awaited<ReturnType<typeof askTotals>>) =>
          rows.map(({ grade: _, state: __, reason: ___, ...row }) => row)
        const stands = told(await askTotals(seeded.client, asked))
        expect(told(await askTotals(seeded.client, { ...asked, asOf: at }))).toEqual(stands)
      }),
      { numRuns: 25 },
    )
  })

  test.each(['week', 'month', 'quarter'])('as of now a file by %s is what stands', async (grain) => {
    const asOf = new Date().toISOString()
    const read = async (query: string) => {
      const of = `/export/figures.csv?metric=burned,emitted,price,burn_to_emission&grain=${grain}&details=1&${query}`
      return parse(await (await seeded.fetch(of)).text(), { columns: true }) as Record<string, string>[]
    }
    const stands = (await read('')).filter(({ state }) => state === 'final')
    expect(stands.some(({ reason }) => /covers \d+ of \d+ days/.test(reason ?? ''))).toBe(true)
    expect(await read(`asOf=${asOf}`)).toEqual(stands)
  })

  const keyOf = (row: { network: string; metric: string; token: string }) =>
    `${row.network} ${row.metric} ${row.token}`

  async function sumsOf(metrics: readonly string[], from: string, to: string) {
    const sums = new Map<string, string | null>()
    type Own = { network: string; metric: string; token: string; value: string | null }
    for (const row of await rowsOf<Own>(
      `SELECT network, metric, token, value FROM figures WHERE grain = 'own' AND class = ''
      AND metric IN ('${metrics.join("','")}') AND toString(period_start) >= '${from}' AND toString(period_start) < '${to}'
      AND (days <= 7 OR toString(period_end) <= '${to}')`,
    )) {
      const known = sums.get(keyOf(row))
      const isHole = row.value === null || known === null
      sums.set(
        keyOf(row),
        isHole ? null : formatAmount(parseAmount(known ?? '0', 24) + parseAmount(row.value ?? '', 24), 24),
      )
    }
    return sums
  }
})

test('of what only days have, a period says so, whether it is made of days or of months', async () => {
  const columns = 'network, metric, class, token, period_start, period_end, value, unit, source, leg, note'
  await seeded.client.command({
    query: `INSERT INTO published_figures (${columns}) VALUES
      ('livepeer', 'payers', '', '', '2024-03-10', '2024-03-11', 5, 'count', 'test', '', '')`,
  })
  await recompute(seeded.client, 'livepeer', '2024-03-01', '2024-04-01')
  for (const period of [
    { from: '2024-03-01', to: '2024-04-01' },
    { from: '2024-03-08', to: '2024-03-12' },
  ]) {
    const [row] = await askTotals(seeded.client, { metrics: ['payers'], networks: ['livepeer'], period })
    expect(row).toMatchObject({
      known: true,
      value: null,
      reason: 'a count of single days: days overlap and are not added up',
    })
  }
})

test('the figures of a network that is not defined any more go', async () => {
  await clearFigures(seeded.client, 'bittensor')
  expect(await differing()).toEqual([])
  const left = await rowsOf(`SELECT grain FROM figures_by_period FINAL WHERE network = 'bittensor'`)
  expect(left).toEqual([])
})

function nthMonth(start: string, months: number): string {
  const day = new UTCDate(start)
  return formatDay(new UTCDate(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + months, 1)))
}

function daysOf(from: string, to: string): string[] {
  const days: string[] = []
  for (let day = new UTCDate(from); formatDay(day) < to; day = addDays(day, 1)) days.push(formatDay(day))
  return days
}
