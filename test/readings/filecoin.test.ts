import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { UTCDate } from '@date-fns/utc'
import { addDays, formatISO } from 'date-fns'
import { describe, expect, test } from 'vitest'
import { filecoinSupply } from '../../indexer/reading-sources/filecoin-supply.ts'
import { reread } from '../../indexer/readings/reread.ts'
import { formatAmount } from '../../schemas/amount.ts'
import { serveLotus, type Totals } from './lotus.ts'
import type { Served } from './serve.ts'
import { useReadingWorld } from './use-world.ts'

/*
 * Thirteen days of April 2026 were published with their totals, so that the differences of the totals can be checked against
 * what the same publisher says was burned and mined. https://github.com/davidgasquez/filecoin-data-portal
 */

const next = (day: string, days = 1) => formatISO(addDays(new UTCDate(day), days), { representation: 'date' })
const published = (metric: string) =>
  new Map(
    readFileSync(new URL('../../indexer/history/figures.csv', import.meta.url), 'utf8')
      .split('\n')
      .map((line) => line.split(','))
      .filter(
        ([network, id, , , , , , , source]) =>
          [network, id, source].join() === ['filecoin', metric, 'filecoin-data-portal'].join(),
      )
      .map(([, , , , day = '', , value = '']) => [day, value] as const),
  )
const totals = new Map<string, Totals>(
  [...published('burned_total')].map(([day, burned]) => [
    next(day),
    { burned, mined: published('mined_total').get(day) ?? '0' },
  ]),
)
const since = '2026-04-09'
const now = '2026-04-21T00:05:00Z'

const { world, forThisTest } = useReadingWorld()
let lotus: Served | undefined

async function read(known: ReadonlyMap<string, Totals>, at = now) {
  lotus = forThisTest(await serveLotus(known))
  return world.follow('filecoin', lotus.url, at, { since })
}

/** The published totals have seven digits after the point and more, so their differences are right to the sixth. */
const closeTo = (value: string | number | null | undefined) => expect.closeTo(Number(value), 6)

describe('the published days', () => {
  test('give burn, emission and net emission, to the last digit that is shown', async () => {
    expect(totals.size).toBe(13)
    expect((await read(totals)).state).toEqual({ state: 'following', detail: '' })
    for (const [metric, id] of [
      ['burned', 'burned'],
      ['emitted', 'emitted'],
    ] as const) {
      const figures = (await world.figures('filecoin', metric)).filter(({ tier }) => tier === 'indexed')
      const own = figures.filter(({ period_start }) => period_start >= since)
      expect(own.map(({ period_start }) => period_start)).toEqual([...totals.keys()].slice(0, 12))
      for (const { period_start, value } of own)
        expect(Number(value), `${metric} ${period_start}`).toEqual(closeTo(published(id).get(period_start)))
    }
    const net = await world.figures('filecoin', 'net_emission')
    const [burned, emitted] = [published('burned'), published('emitted')]
    const days = net.filter(({ period_start }) => period_start >= since && period_start < '2026-04-21')
    expect(days.length).toBe(12)
    for (const { period_start, value } of days)
      expect(Number(value)).toEqual(
        closeTo(Number(emitted.get(period_start)) - Number(burned.get(period_start))),
      )
  })

  test('with a day dropped two days are empty and say why, and no day is double', async () => {
    const dropped = new Map(totals)
    dropped.delete('2026-04-15')
    const { state, warned } = await read(dropped)
    // A node that lost one border answers the others, and the trouble is told.
    expect(state?.state).toBe('unreachable')
    expect(state?.detail).toContain('lookbacks of more than 16h40m0s')
    expect(warned.length).toBe(1)
    const figures = await world.figures('filecoin', 'burned')
    const of = (day: string) => figures.find(({ period_start }) => period_start === day)
    for (const day of ['2026-04-14', '2026-04-15'])
      expect(of(day)).toMatchObject({ value: null, reason: 'no reading between 2026-04-14 and 2026-04-16' })
    for (const day of ['2026-04-13', '2026-04-16'])
      expect(Number(of(day)?.value)).toEqual(closeTo(published('burned').get(day)))
  })

  test('what an event tells already is not counted a second time', async () => {
    await world.client.insert({
      table: 'movements',
      format: 'JSONEachRow',
      values: [
        {
          network: 'filecoin',
          chain: 'filecoin',
          source: 'filecoin-pay-v1',
          block: 5_900_000,
          block_hash: '0x1',
          time: Date.parse('2026-04-16T12:00:00Z') / 1000,
          transaction: '0x2',
          transaction_index: 0,
          position: '0',
          fact: 'burn',
          class: 'payment',
          token: 'FIL',
          token_address: 'native',
          amount_raw: '1000000000000000000000',
          decimals: 18,
          amount: '1000',
        },
      ],
    })
    await read(totals)
    const of = async (part: string) =>
      (await world.figures('filecoin', 'burned', `grain = 'own' AND class = '${part}'`)).find(
        ({ period_start }) => period_start === '2026-04-16',
      )?.value
    const all = published('burned').get('2026-04-16')
    expect(Number(await of(''))).toEqual(closeTo(all))
    expect(await of('payment')).toBe('1000')
    expect(Number(await of('unknown'))).toEqual(closeTo(Number(all) - 1000))
    await world.client.command({ query: 'TRUNCATE TABLE movements' })
  })

  test('each figure opens into its two readings, and those into the answers as they came', async () => {
    await read(totals)
    const [figure] = (await world.figures('filecoin', 'burned')).filter(
      ({ period_start }) => period_start === '2026-04-16',
    )
    const query = `{ movements(filter: { network: "filecoin", metric: "burned",
      period: { from: "2026-04-16", to: "2026-04-17" } }) { totalCount total unit
      flows { day fact amount value reason from { border value block answer answerUrl } to { border value block answerUrl } } } }`
    const response = await world.fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    })
    const { data } = (await response.json()) as {
      data: { movements: { total: string; unit: string; flows: Record<string, never>[] } }
    }
    const [flow] = data.movements.flows as unknown as {
      from: { value: string; answer: string; answerUrl: string; block: number }
      to: { value: string; answerUrl: string }
    }[]
    expect(data.movements).toMatchObject({ total: figure?.value, unit: 'FIL' })
    expect(flow?.from).toMatchObject({ border: '2026-04-16', value: totals.get('2026-04-16')?.burned })
    expect(flow?.to).toMatchObject({ border: '2026-04-17', value: totals.get('2026-04-17')?.burned })
    expect(flow?.from.block).toBeGreaterThan(5_000_000)
    const answer = await (await world.fetch(flow?.from.answerUrl ?? '')).text()
    const { result } = JSON.parse(answer) as { result: { FilBurnt: string } }
    expect(formatAmount(BigInt(result.FilBurnt), 18)).toBe(flow?.from.value)
    expect(createHash('sha256').update(answer).digest('hex')).toBe(flow?.from.answer)
    const csv = await (
      await world.fetch('/export/flows.csv?network=filecoin&metric=burned&from=2026-04-16&to=2026-04-17')
    ).text()
    expect(csv.trim().split('\n').length).toBe(2)
    expect(csv).toContain(`"${figure?.value}"`)
    expect(csv).toContain(flow?.from.answer)
    expect((await world.fetch(`/export/answers/${'0'.repeat(64)}`)).status).toBe(404)
    expect((await world.fetch('/export/answers/..%2f')).status).toBe(404)
  })

  test('what was kept gives the same readings without asking anybody', async () => {
    await read(totals)
    await lotus?.stop()
    const stored = await world.rows<Record<string, unknown>>(
      `SELECT metric, token, toString(toDate(time)) AS border, toString(value) AS value, unit, block, answer
       FROM readings FINAL WHERE network = 'filecoin' ORDER BY border, metric`,
    )
    const again = (await reread(world.client, 'filecoin', filecoinSupply)).map(
      ({ askedAt, ...observed }) => ({
        ...observed,
        block: String(observed.block),
        askedAt: new Date(askedAt * 1000).toISOString(),
      }),
    )
    again.sort((one, other) => (one.border + one.metric < other.border + other.metric ? -1 : 1))
    expect(stored.length).toBe(13 * 8)
    expect(again).toEqual(stored.map((reading) => ({ ...reading, askedAt: '2026-04-21T00:05:00.000Z' })))
  })

  test('a kept answer that changed is not believed', async () => {
    await read(totals)
    await world.client.command({
      query: `ALTER TABLE reading_answers UPDATE body = replaceOne(body, '300000000', '300000001') WHERE 1`,
    })
    await expect(reread(world.client, 'filecoin', filecoinSupply)).rejects.toThrow('kept answer is damaged')
  })
})

test('a border that may still be taken back is left for later', async () => {
  lotus = forThisTest(await serveLotus(totals, '2026-04-20T07:00:00Z'))
  expect((await world.follow('filecoin', lotus.url, now, { since })).state?.state).toBe('following')
  const [last] = await world.rows<{ last: string }>('SELECT toDate(max(time)) AS last FROM readings')
  expect(last?.last).toBe('2026-04-19')
})

describe('an endpoint in trouble', () => {
  test('is asked again, and loses and doubles nothing', async () => {
    lotus = forThisTest(await serveLotus(totals))
    lotus.faults.push('error 500', 'busy', 'cut', 'closed')
    const { state } = await world.follow('filecoin', lotus.url, now, { since })
    expect(state?.state).toBe('unreachable')
    expect((await world.follow('filecoin', lotus.url, now, { since })).state?.state).toBe('following')
    const borders = await world.rows<{ n: string }>(
      `SELECT count() AS n FROM readings FINAL WHERE network = 'filecoin' AND metric = 'burned_total'`,
    )
    expect(borders[0]?.n).toBe('13')
  })

  test('that answers nonsense writes nothing and says what it said', async () => {
    lotus = forThisTest(await serveLotus(totals))
    lotus.faults.push(...Array.from({ length: 40 }, () => 'nonsense' as const))
    const { state } = await world.follow('filecoin', lotus.url, now, { since })
    expect(state).toMatchObject({ state: 'unreachable' })
    expect(state?.detail).toContain('maintenance')
    expect(await world.rows('SELECT 1 FROM readings')).toEqual([])
  })

  test('whose parts of the supply do not add up is not believed, by one attoFIL', async () => {
    const day = '2026-04-15'
    const { state } = await read(
      new Map([...totals, [day, { ...(totals.get(day) as Totals), unclosed: 1n }]]),
    )
    expect(state?.state).toBe('unreachable')
    expect(state?.detail).toMatch(
      /supply of Filecoin does not close; got "700000000500000000000000000 attoFIL.*2026-04-15/,
    )
    expect(await world.rows(`SELECT 1 FROM readings WHERE toDate(time) = '${day}'`)).toEqual([])
  })

  test('thirty days long leaves holes and no spike', async () => {
    const days = Array.from({ length: 40 }, (_, index) => next('2026-01-01', index))
    const known = new Map(
      days
        .map(
          (day, index) => [day, { burned: `${1000 + 10 * index}`, mined: `${5000 + 70 * index}` }] as const,
        )
        .filter((_, index) => index < 5 || index > 34),
    )
    lotus = forThisTest(await serveLotus(known))
    // Later an endpoint is found that has what was after the outage.
    for (const at of ['2026-01-05T01:00:00Z', '2026-02-09T01:00:00Z'])
      await world.follow('filecoin', lotus.url, at, { since: '2026-01-01' })
    const figures = (await world.figures('filecoin', 'emitted')).filter(({ tier }) => tier === 'indexed')
    const values = figures.filter(({ period_start }) => period_start < '2026-02-09')
    expect(values.length).toBe(39)
    expect(new Set(values.map(({ value }) => value))).toEqual(new Set(['70', null]))
    const holes = values.filter(({ value }) => value === null)
    expect(holes.length).toBe(31)
    for (const { reason } of holes) expect(reason).toBe('no reading between 2026-01-05 and 2026-02-05')
  })
})
