import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { movementCursor } from '../../api/cursor.ts'
import { eventually } from '../eventually.ts'
import { type Seeded, startSeeded } from '../seeded.ts'

let seeded: Seeded

beforeAll(async () => {
  seeded = await startSeeded()
})
afterAll(() => seeded?.stop())

const period = 'period: { from: "2024-01-01", to: "2024-02-01" }'

describe('a wrong request gets one clear error', () => {
  test.each([
    [
      'a day that is not one',
      `{ series(metrics: ["fees"], period: { from: "2024-02-30", to: "2024-03-01" }) { unit } }`,
      'BAD_PERIOD',
      'period.from',
      /2024-02-30.*UTC day/,
    ],
    [
      'an empty period',
      `{ series(metrics: ["fees"], period: { from: "2024-03-01", to: "2024-03-01" }) { unit } }`,
      'BAD_PERIOD',
      'period.to',
      /half-open/,
    ],
    [
      'a reversed period',
      `{ sector(period: { from: "2025-03-01", to: "2024-03-01" }) { figures(metrics: ["fees"]) { value } } }`,
      'BAD_PERIOD',
      'period.to',
      /after/,
    ],
    [
      'a period of a thousand years',
      `{ series(metrics: ["fees"], period: { from: "1024-01-01", to: "2024-03-01" }) { unit } }`,
      'BAD_PERIOD',
      'period.from',
      /2009/,
    ],
    [
      'a period over the limit',
      `{ series(metrics: ["fees"], period: { from: "2010-01-01", to: "2040-03-01" }) { unit } }`,
      'LIMIT',
      'period',
      /20 years/,
    ],
    [
      'a date with SQL in it',
      `{ series(metrics: ["fees"], period: { from: "2024-01-01' OR 1=1 --", to: "2024-03-01" }) { unit } }`,
      'BAD_PERIOD',
      'period.from',
      /UTC day/,
    ],
    [
      'an unknown metric',
      `{ series(metrics: ["profit"], ${period}) { unit } }`,
      'BAD_METRIC',
      'metrics',
      /profit.*fees/,
    ],
    ['no metric', `{ series(metrics: [], ${period}) { unit } }`, 'BAD_METRIC', 'metrics', /No metric/],
    [
      'too many metrics',
      `{ series(metrics: [${'"fees",'.repeat(30)}], ${period}) { unit } }`,
      'LIMIT',
      'metrics',
      /30 metrics.*1 to 20/,
    ],
    [
      'an unknown network',
      `{ series(metrics: ["fees"], networks: ["atlantis"], ${period}) { unit } }`,
      'BAD_NETWORK',
      'networks',
      /atlantis.*helium/,
    ],
    [
      'a metric that cannot be added',
      `{ sector(${period}) { figures(metrics: ["burned"]) { value } } }`,
      'BAD_METRIC',
      'metrics',
      /burned.*USD/,
    ],
    [
      'a class with SQL in it',
      `{ series(metrics: ["burned"], class: "gas'; DROP", ${period}) { unit } }`,
      'BAD_ARGUMENT',
      'class',
      /lower case/,
    ],
    [
      'a category that no network is of',
      '{ networks(category: "nonsense") { id } }',
      'BAD_ARGUMENT',
      'category',
      /nonsense.*wireless/,
    ],
    [
      'a chain that no source is on',
      '{ networks(chain: "moon") { id } }',
      'BAD_ARGUMENT',
      'chain',
      /moon.*solana/,
    ],
    [
      'a page of nothing',
      `{ movements(filter: { network: "helium" }, first: 0) { totalCount } }`,
      'BAD_PAGE',
      'first',
      /1 to 1000/,
    ],
    [
      'a page below nothing',
      `{ movements(filter: { network: "helium" }, first: -1) { totalCount } }`,
      'BAD_PAGE',
      'first',
      /-1/,
    ],
    [
      'a page of a billion',
      `{ movements(filter: { network: "helium" }, first: 1000000000) { totalCount } }`,
      'BAD_PAGE',
      'first',
      /export/,
    ],
    [
      'a cursor that is not ours',
      `{ movements(filter: { network: "helium" }, after: "eyJhIjoxfQ") { totalCount } }`,
      'BAD_CURSOR',
      'after',
      /endCursor/,
    ],
    [
      'a cursor with SQL in it',
      `{ movements(filter: { network: "helium" }, after: "${Buffer.from(`[1,"x'",0,0,"0' OR 1=1","burn"]`).toString('base64url')}") { totalCount } }`,
      'BAD_CURSOR',
      'after',
      /endCursor/,
    ],
    [
      'an unknown fact',
      `{ movements(filter: { network: "helium", fact: "gift" }) { totalCount } }`,
      'BAD_ARGUMENT',
      'filter.fact',
      /gift.*payment/,
    ],
    [
      'a metric without movements',
      `{ movements(filter: { network: "helium", metric: "price" }) { totalCount } }`,
      'BAD_METRIC',
      'filter.metric',
      /not made from movements/,
    ],
  ])('%s', async (_name, query, code, argument, message) => {
    const { errors, data } = await seeded.graphql(query)
    expect(errors).toHaveLength(1)
    expect(errors?.[0]?.extensions).toMatchObject({ code, argument })
    expect(errors?.[0]?.message).toMatch(message)
    expect(data?.series ?? data?.movements ?? data?.sector?.figures ?? null).toBeNull()
  })

  test.each([
    ['/export/figures.csv?metrics=fees', 'metrics', /no such parameter/],
    ['/export/figures.csv?metric=profit', 'metric', /profit/],
    ['/export/figures.csv?grain=hour', 'grain', /hour.*day, week/],
    ['/export/figures.csv?from=yesterday', 'from', /yesterday/],
    ['/export/figures.csv?from=2024-01-01&from=2025-01-01', 'from', /more than once/],
    ['/export/movements.csv?network=atlantis', 'network', /no such network/],
    ['/export/movements.csv?network=helium&metric=price', 'metric', /not made from movements/],
    ['/export/figures.csv?class=Payment', 'class', /lower case/],
    [
      '/export/restatements.csv?known_from=2026-06-01T00:00:00Z&known_to=2026-01-01T00:00:00Z',
      'known_to',
      /after "known_from"/,
    ],
  ])('%s', async (path, argument, message) => {
    const response = await seeded.fetch(path)
    expect(response.status).toBe(400)
    const { error } = (await response.json()) as { error: { message: string; argument: string } }
    expect(error.argument).toBe(argument)
    expect(error.message).toMatch(message)
  })

  test('an unknown export says which there are', async () => {
    const response = await seeded.fetch('/export/secrets.csv')
    expect(response.status).toBe(404)
    expect(await response.text()).toMatch(/figures\.csv/)
  })
})

describe('limits trip with an error that names them', () => {
  test.each([
    ['depth', `{ networks { ${'methodology { splits { since } } '.repeat(1)} } }`, { depth: 2 }, /depth/i],
    [
      'aliases',
      `{ ${Array.from({ length: 40 }, (_, index) => `a${index}: metrics { id }`).join(' ')} }`,
      {},
      /alias/i,
    ],
    ['tokens', `{ metrics { ${'id '.repeat(1600)} } }`, {}, /token/i],
    ['directives', `{ metrics { id ${'@include(if: true) '.repeat(30)} } }`, {}, /directive/i],
  ])('%s', async (_name, query, limits, message) => {
    const other = Object.keys(limits).length === 0 ? seeded : await startSeeded(limits)
    const { errors } = await other.graphql(query)
    expect(errors?.[0]?.message).toMatch(message)
    expect(errors?.[0]?.message).toMatch(/\d/)
    if (other !== seeded) await other.stop()
  })

  test('a body over the limit', async () => {
    const response = await seeded.fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: `{ metrics { id } } # ${'x'.repeat(200_000)}` }),
    })
    expect(response.status).toBe(413)
  })

  test('a batch of operations is refused', async () => {
    const response = await seeded.fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(Array.from({ length: 50 }, () => ({ query: '{ metrics { id } }' }))),
    })
    expect(response.status).toBe(400)
  })
})

test('a query over all networks asks each statement once, however many networks there are', async () => {
  seeded.asked.length = 0
  const { errors } = await seeded.graphql(
    `{ networks { id chains { id } tokens { symbol } coverage { source } methodology { splits { since } }
        figures(metrics: ["fees", "burned"], period: { from: "2024-01-01", to: "2025-01-01" }) { value } } }`,
  )
  expect(errors).toBeUndefined()
  const asked = seeded.asked.filter((name) => name !== 'head')
  expect(new Set(asked).size, asked.join(' ')).toBe(asked.length)
  expect(asked).toContain('totals')
})

test('what was asked is not asked again before the next commit, and is asked anew after it', async () => {
  const query = `{ sector(period: { from: "2024-03-01", to: "2024-09-01" }) { figures(metrics: ["fees"]) { value } } }`
  const first = await seeded.graphql(query)
  seeded.asked.length = 0
  expect(await seeded.graphql(query)).toEqual(first)
  expect(seeded.asked.filter((name) => name === 'totals')).toEqual([])
  await seeded.client.command({
    query: `INSERT INTO figure_swaps (number, network, months) SELECT max(number) + 1, 'render', [] FROM figure_swaps`,
  })
  await eventually(
    async () => {
      await seeded.graphql(query)
      return seeded.asked.includes('totals') ? true : undefined
    },
    { seconds: 10, what: 'the statement asked again' },
  )
})

test('an unknown error is masked and carries an id', async () => {
  const other = await startSeeded()
  await other.client.command({ query: 'DROP TABLE tokens' })
  const { errors, data } = await other.graphql('{ networks { tokens { symbol } } }')
  expect(data).toBeNull()
  expect(errors?.[0]?.message).toMatch(
    /^Something failed here\. It is in the log under the id [0-9a-f-]{36}$/,
  )
  expect(JSON.stringify(errors)).not.toMatch(/tokens.*UNKNOWN_TABLE|SELECT|at .*\.ts/)
  await other.stop()
})

test('a cursor survives its round trip', async () => {
  const { errors } = await seeded.graphql(
    `{ movements(filter: { network: "helium" }, after: "${movementCursor.encode([1700000000, 'solana', 5, 6, '3.1', 'burn', 'x'])}") { totalCount nodes { id } } }`,
  )
  expect(errors).toBeUndefined()
})

test('health, readiness, metrics and the schema', async () => {
  expect((await seeded.fetch('/health')).status).toBe(200)
  const ready = await seeded.fetch('/ready')
  expect([ready.status, await ready.json()]).toEqual([200, { ready: true, why: '' }])
  const metrics = await (await seeded.fetch('/metrics')).text()
  expect(metrics).toMatch(/depindex_http_request_duration_seconds_count\{route="\/health",status="200"\} 1/)
  expect(metrics).toMatch(/depindex_chain_state\{chain="filecoin",state="starting"\} 1/)
  expect(await (await seeded.fetch('/schema.graphql')).text()).toMatch(/type Query/)
})

test('the CSV is RFC 4180 with exact decimals and empty cells for holes', async () => {
  const response = await seeded.fetch('/export/figures.csv?network=render&metric=burned')
  expect(response.headers.get('content-type')).toMatch(/^text\/csv/)
  expect(response.headers.get('content-disposition')).toMatch(/filename="depindex-figures\.csv"/)
  const text = await response.text()
  expect(text.split('\r\n')[0]).toBe(
    '"network","metric","token","period_start","period_end","value","unit","tier","state","source","id","method_version","grade"',
  )
  expect(text.split('\r\n')[1]).toBe(
    '"render","burned","RENDER","2023-12-20","2023-12-27",14998.5,"RENDER","published","final","render-rnp20","render:burned:RENDER::2023-12-20:2023-12-27",2,"C"',
  )
  expect(text.endsWith('\r\n')).toBe(true)
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
})

test('the movements CSV has a header even when nothing matches', async () => {
  const text = await (await seeded.fetch('/export/movements.csv?network=helium')).text()
  expect(text).toMatch(/^"network","chain","block","time","transaction","position"/)
})

test('details add to the CSV why a figure is partial', async () => {
  const text = await (
    await seeded.fetch('/export/figures.csv?network=geodnet&metric=burned&details=1')
  ).text()
  expect(text.split('\r\n')[0]).toMatch(/"source","completeness","reason","id","method_version","grade"$/)
  expect(text.split('\r\n')[1]).toMatch(/"partial","only geod-solana","geodnet:burned:/)
})
