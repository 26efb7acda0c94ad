import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { recompute, startFigures } from '../../indexer/figures.ts'
import { eventually } from '../eventually.ts'
import { type Seeded, startSeeded } from '../seeded.ts'
import { insertMovements } from './made-movements.ts'

/* What was known at a time is told again at any later time, and what became another is told with both values and the cause. */

let seeded: Seeded
beforeAll(async () => {
  seeded = await startSeeded()
})
afterAll(() => seeded?.stop())

async function rowsOf<Row>(query: string): Promise<Row[]> {
  return (await seeded.client.query({ query, format: 'JSONEachRow' })).json<Row>()
}
const change = (query: string) => seeded.client.command({ query })

/** As the indexer does it, so that the api knows that its answers are not what stands any more. */
async function makeAnew(): Promise<void> {
  await change(
    `INSERT INTO dirty_months (network, month, marked_at) VALUES ('${network}', '2024-03-01', now64(6)), ('${network}', '2024-04-01', now64(6))`,
  )
  const figures = startFigures({ client: seeded.client, log: pino({ level: 'silent' }) })
  await figures.recomputeDirty()
  await figures.stop()
  const [swap] = await rowsOf<{ at: string }>(
    'SELECT toUnixTimestamp64Milli(max(swapped_at)) AS at FROM figure_swaps',
  )
  await eventually(
    async () => {
      const { data } = await seeded.graphql('{ _meta { asOf } }')
      return Date.parse(data._meta.asOf) >= Number(swap?.at) ? true : undefined
    },
    { seconds: 10, what: 'the commit in the api' },
  )
}
const logged = async () => (await rowsOf<{ n: string }>('SELECT count() AS n FROM figure_log'))[0]?.n

const network = 'helium'
const [from, to] = ['2024-03-01', '2024-05-01'] as const
const metrics = ['burned', 'emitted', 'burn_to_emission', 'price', 'burned_usd', 'net_emission']

/** A time of the database between what was before and what comes. */
async function now(): Promise<string> {
  await new Promise((resolve) => setTimeout(resolve, 5))
  const [row] = await rowsOf<{ now: string }>(
    "SELECT formatDateTime(now64(3, 'UTC'), '%Y-%m-%dT%H:%i:%S.%f') AS now",
  )
  await new Promise((resolve) => setTimeout(resolve, 5))
  return `${row?.now.slice(0, 23)}Z`
}

type Told = { readonly series: unknown; readonly csv: unknown; readonly totals: unknown }

/** Everything that the api tells of the span, as of a time or now. */
async function told(asOf?: string): Promise<Told> {
  const variables = { metrics, networks: [network], period: { from, to }, asOf }
  const { data, errors } = await seeded.graphql(
    `query ($metrics: [ID!]!, $networks: [ID!], $period: PeriodInput!, $asOf: DateTime) {
      series(metrics: $metrics, networks: $networks, period: $period, grain: DAY, asOf: $asOf) { network metric { id } token unit times values tiers completeness grades reasons }
      months: series(metrics: $metrics, networks: $networks, period: $period, grain: MONTH, asOf: $asOf) { network metric { id } token unit times values tiers grades }
      network(id: "helium") { figures(metrics: $metrics, period: $period, asOf: $asOf) { metric { id } token value tier completeness grade from to movements source } }
      sector(period: $period, asOf: $asOf) { figures(metrics: ["burned_usd"]) { value grade networks } }
    }`,
    variables,
  )
  expect(errors).toBeUndefined()
  const query = `network=${network}&metric=${metrics.join(',')}&from=${from}&to=${to}${asOf === undefined ? '' : `&asOf=${encodeURIComponent(asOf)}`}`
  const csv = await (await seeded.fetch(`/export/figures.csv?${query}`)).text()
  return {
    series: [data.series, data.months],
    csv: parse(csv, { columns: true }),
    totals: [data.network, data.sector],
  }
}

describe('what was known at a time', () => {
  test('is at first all that is final, and nothing else', async () => {
    const counts = await rowsOf<{ figures: string; logged: string; first: string }>(`SELECT
      (SELECT count() FROM figures WHERE state = 'final' AND period_end <= today()) AS figures,
      (SELECT count() FROM figure_log) AS logged, (SELECT countIf(cause = 'first') FROM figure_log) AS first`)
    expect(Number(counts[0]?.figures)).toBeGreaterThan(10_000)
    expect(counts[0]?.logged).toBe(counts[0]?.figures)
    expect(counts[0]?.first).toBe(counts[0]?.figures)
  })

  test('before anything was known nothing is told', async () => {
    const { series, csv } = await told('2020-01-01T00:00:00Z')
    expect(series).toEqual([[], []])
    expect(csv).toEqual([])
  })

  test('making figures again writes nothing', async () => {
    const before = await logged()
    await recompute(seeded.client, network, from, to)
    await recompute(seeded.client, network, '1970-01-01', '2106-01-01')
    expect(await logged()).toBe(before)
  })

  test('is told again after whatever changed since, by every way', async () => {
    const changes = fc.array(
      fc.record({
        what: fc.constantFrom('double', 'take', 'give'),
        day: fc.constantFrom('2024-03-01', '2024-03-20', '2024-04-10', '2024-04-24'),
      }),
      { minLength: 1, maxLength: 4 },
    )
    const of = `network = '${network}' AND period_start >= '${from}' AND period_start < '${to}'`
    await change(`CREATE TABLE taken AS published_figures`)
    await change(`INSERT INTO taken SELECT * FROM published_figures WHERE ${of}`)
    let restated = 0
    await fc.assert(
      fc.asyncProperty(changes, async (steps) => {
        const known: { at: string; told: Told }[] = []
        for (const { what, day } of steps) {
          const here = `${of} AND period_start <= '${day}' AND period_end > '${day}'`
          if (what === 'double')
            await change(`ALTER TABLE published_figures UPDATE value = value * 2 WHERE ${here}`)
          if (what === 'take') await change(`ALTER TABLE published_figures DELETE WHERE ${here}`)
          if (what === 'give') {
            await change(`ALTER TABLE published_figures DELETE WHERE ${here}`)
            await change(`INSERT INTO published_figures SELECT * FROM taken WHERE ${here}`)
          }
          await makeAnew()
          known.push({ at: await now(), told: await told() })
        }
        for (const { at, told: then } of known) expect(await told(at)).toEqual(then)
        restated += known.length
      }),
      {
        numRuns: 3,
        // What the tests below look for happens whatever else does.
        examples: [
          [
            [
              { what: 'double' as const, day: '2024-03-01' as const },
              { what: 'take' as const, day: '2024-03-01' as const },
              { what: 'give' as const, day: '2024-03-01' as const },
              { what: 'take' as const, day: '2024-04-10' as const },
            ],
          ],
        ],
      },
    )
    expect(restated).toBeGreaterThan(2)
    await change(`ALTER TABLE published_figures DELETE WHERE ${of}`)
    await change(`INSERT INTO published_figures SELECT * FROM taken`)
    await change(`DROP TABLE taken`)
    await makeAnew()
  }, 120_000)
})

describe('restatements', () => {
  const fields =
    'network metric { id } token class from to oldValue newValue oldReason newReason cause knownAt restatedAt'

  async function pages(size: number) {
    const nodes: { restatedAt: string; oldValue: string | null; newValue: string | null; cause: string }[] =
      []
    for (let after: string | null = null, more = true; more; ) {
      const { data } = await seeded.graphql(
        `query ($after: String, $size: Int) { restatements(first: $size, after: $after) { nodes { ${fields} } pageInfo { hasNextPage endCursor } } }`,
        { after, size },
      )
      nodes.push(...data.restatements.nodes)
      more = data.restatements.pageInfo.hasNextPage
      after = data.restatements.pageInfo.endCursor
    }
    return nodes
  }

  test('pages of every size hold the rows of the export, each once', async () => {
    const csv = parse(await (await seeded.fetch('/export/restatements.csv')).text(), {
      columns: true,
    }) as Record<string, string>[]
    expect(csv.length).toBeGreaterThan(10)
    const ofCsv = csv.map(({ metric, period_start, old_value, new_value, restated_at }) => [
      metric,
      period_start,
      old_value || null,
      new_value || null,
      restated_at,
    ])
    for (const size of [1000, 7]) {
      const nodes = await pages(size)
      expect(
        nodes.map((node) => {
          const {
            metric,
            from: start,
            oldValue,
            newValue,
            restatedAt,
          } = node as typeof node & { metric: { id: string }; from: string }
          return [metric.id, start, oldValue, newValue, restatedAt]
        }),
      ).toEqual(ofCsv)
    }
  })

  test('a page after a time that cannot be is refused', async () => {
    const after = Buffer.from('["2026-02-31T00:00:00.000Z",1]').toString('base64url')
    const { errors } = await seeded.graphql(`{ restatements(after: "${after}") { nodes { network } } }`)
    expect(errors?.[0]).toMatchObject({ extensions: { code: 'BAD_CURSOR', argument: 'after' } })
  })

  test('each continues the one before: what was new is old the next time', async () => {
    const chains = await rowsOf<{ broken: string }>(`
      SELECT count() AS broken FROM
      (
        SELECT old_value, old_known_at,
          lagInFrame(tuple(value), 1, tuple(NULL::Nullable(Decimal(76, 24)))) OVER w AS before, lagInFrame(known_at, 1) OVER w AS before_at, row_number() OVER w AS place
        FROM figure_log WINDOW w AS (PARTITION BY network, grain, metric, token, class, period_start, period_end ORDER BY known_at ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)
      )
      WHERE place > 1 AND (old_known_at != before_at OR ifNull(toString(old_value), '') != ifNull(toString(before.1), ''))`)
    expect(chains[0]?.broken).toBe('0')
  })

  test('say what was the cause', async () => {
    const causes = new Set((await pages(1000)).map(({ cause }) => cause))
    expect(causes).toContain('VALUATION')
    expect(causes).toContain('WITHDRAWN')
    expect(causes).toContain('RESTORED')
  })

  test('between two times only what changed between them', async () => {
    const at = await now()
    const of = `network = '${network}' AND period_start = '2024-03-01'`
    await change(`ALTER TABLE published_figures UPDATE value = value + 1 WHERE ${of}`)
    await makeAnew()
    const until = await now()
    const read = async (query: string) =>
      parse(await (await seeded.fetch(`/export/restatements.csv?${query}`)).text(), {
        columns: true,
      }) as Record<string, string>[]
    const changed = await read(`known_from=${at}&known_to=${until}`)
    expect(changed.length).toBeGreaterThan(0)
    expect(new Set(changed.map((row) => row['period_start']))).toEqual(new Set(['2024-03-01']))
    expect(await read(`known_from=${until}`)).toEqual([])
    expect(await read(`known_from=${at}&network=filecoin`)).toEqual([])
    await change(`ALTER TABLE published_figures UPDATE value = value - 1 WHERE ${of}`)
    await makeAnew()
  })

  test('what is known anew stands where the clock stepped back, and once', async () => {
    const of = "network = 'render' AND grain = 'own' AND metric = 'burned' AND period_start < '2024-01-01'"
    await change(`INSERT INTO figure_log SELECT * REPLACE (known_at + INTERVAL 1 HOUR AS known_at, value + 1 AS value)
      FROM figure_log WHERE ${of} ORDER BY period_start LIMIT 1`)
    const before = Number(await logged())
    await recompute(seeded.client, 'render', '1970-01-01', '2106-01-01')
    expect(Number(await logged())).toBe(before + 1)
    await recompute(seeded.client, 'render', '1970-01-01', '2106-01-01')
    expect(Number(await logged())).toBe(before + 1)
  })

  test.each([
    ['2024-01-01', 'The time is not one'],
    ['2024-02-30T00:00:00Z', 'The time is not one'],
    ['2024-01-01T00:00:00', 'The time is not one'],
    ['2999-01-01T00:00:00Z', 'Nobody knows yet'],
    ["2024-01-01T00:00:00Z' OR 1", 'The time is not one'],
  ])('a time that is none is refused by name: %s', async (asOf, message) => {
    const answer = await seeded.graphql(
      `query ($asOf: DateTime) { series(metrics: ["fees"], period: { from: "2024-01-01", to: "2024-02-01" }, asOf: $asOf) { values } }`,
      { asOf },
    )
    expect(answer.errors?.[0]).toMatchObject({ extensions: { code: 'BAD_TIME', argument: 'asOf' } })
    expect(answer.errors?.[0]?.message).toContain(message)
    const response = await seeded.fetch(`/export/figures.csv?asOf=${encodeURIComponent(asOf)}`)
    expect(response.status).toBe(400)
  })
})

describe('a figure that is final, provisional again, and final again', () => {
  const day = '2026-03-05'
  const value = async (asOf?: string) => {
    const [row] = parse(
      await (
        await seeded.fetch(
          `/export/figures.csv?network=livepeer&metric=fees&from=${day}&to=2026-03-06${asOf === undefined ? '' : `&asOf=${encodeURIComponent(asOf)}`}`,
        )
      ).text(),
      { columns: true },
    ) as Record<string, string>[]
    return row === undefined ? 'none' : `${row['state']} ${row['value']}`
  }
  const make = () => recompute(seeded.client, 'livepeer', '2026-03-01', '2026-04-01')
  const finalUpTo = (end: string) =>
    change(
      `INSERT INTO cursors SELECT * REPLACE (version + 1 AS version, toDateTime('${end}', 'UTC') AS final_time) FROM cursors FINAL WHERE chain = 'arbitrum'`,
    )

  test('is told as of each time as it was then', async () => {
    await insertMovements(seeded.client)
    await make()
    const [first, whenFinal] = [await value(), await now()]
    expect(first).toMatch(/^final \d/)

    await finalUpTo('2026-03-04 00:00:00')
    await make()
    const whenOpen = await now()
    expect(await value()).toBe(first.replace('final', 'provisional'))
    // Once more changes nothing.
    const before = await logged()
    await make()
    expect(await logged()).toBe(before)

    await finalUpTo('2026-03-11 00:00:00')
    await make()
    const whenClosed = await now()
    expect(await value()).toBe(first)

    expect(await value(whenFinal)).toBe(first)
    expect(await value(whenOpen)).toBe('none')
    expect(await value(whenClosed)).toBe(first)
    const { data } = await seeded.graphql(
      `query ($asOf: DateTime) { series(metrics: ["fees"], networks: ["livepeer"], period: { from: "2026-03-03", to: "2026-03-06" }, asOf: $asOf) { times states } }`,
      { asOf: whenOpen },
    )
    expect(data.series).toMatchObject([{ times: ['2026-03-03'], states: ['FINAL'] }])
    const restated = parse(
      await (
        await seeded.fetch(`/export/restatements.csv?network=livepeer&metric=fees&from=${day}&to=2026-03-06`)
      ).text(),
      { columns: true },
    ) as Record<string, string>[]
    const amount = first.slice('final '.length)
    expect(
      restated.map(({ old_value, new_value, cause, new_reason }) => [
        old_value,
        new_value,
        cause,
        new_reason,
      ]),
    ).toEqual([
      ['', amount, 'restored', ''],
      [amount, '', 'reopened', 'provisional again'],
    ])
  })
})
