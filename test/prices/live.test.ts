import { pino } from 'pino'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { defillama } from '../../indexer/price-sources/defillama.ts'
import { type Prices, startPrices } from '../../indexer/prices.ts'
import { eventually } from '../eventually.ts'
import { chartOf, type PriceServer, quotesOf, type Respond, startPriceServer } from './faulty-server.ts'
import { startWorld, type World } from './world.ts'

/* Prices come as movements need them, coin by coin, and nothing waits for them or ends with them. */

const dayOf = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10)
const [before, yesterday, today] = [dayOf(-2), dayOf(-1), dayOf(0)]
const now = () => Math.floor(Date.now() / 1000)
const midnight = (day: string) => Date.parse(`${day}T24:00:00Z`) / 1000

let world: World
let server: PriceServer
let prices: Prices | undefined
let lines: string[]
let changes: number

beforeAll(async () => {
  world = await startWorld(before, today)
  await world.define('net', [{ symbol: 'AAA' }, { symbol: 'BBB' }, { symbol: 'PEG', peg: '1' }])
  await world.pay('net', [
    { day: before, amount: '1', token: 'AAA' },
    { day: yesterday, amount: '1', token: 'BBB' },
    { day: yesterday, amount: '1', token: 'PEG' },
    { day: today, amount: '1', token: 'AAA' },
  ])
})
beforeEach(async () => {
  server = await startPriceServer(answer)
  await world.client.command({ query: 'TRUNCATE TABLE prices' })
  await world.client.command({ query: 'TRUNCATE TABLE dirty_months' })
  lines = []
  changes = 0
})
afterEach(async () => {
  await prices?.stop()
  await server.stop()
})
afterAll(() => world?.stop())

const answer: Respond = (url) => {
  if (url.pathname.startsWith('/prices/current/'))
    return quotesOf({ aaa: { price: '2.5', timestamp: now() }, bbb: { price: '4', timestamp: now() } })
  const coin = url.pathname.replace('/chart/coingecko:', '')
  return chartOf(coin, [
    [midnight(before), '2'],
    [midnight(yesterday), '3'],
  ])
}

function run(): void {
  const log = pino({ level: 'info' }, { write: (line) => void lines.push(line) })
  prices = startPrices({
    client: world.client,
    log,
    source: defillama(server.url, { timeoutMs: 300, pauseMs: 5 }),
    quotesMs: 100,
    lookMs: 20,
    onChanged: () => {
      changes += 1
    },
  })
}

async function stored(): Promise<string[]> {
  const result = await world.client.query({
    query: 'SELECT token, day, kind, usd FROM prices FINAL ORDER BY token, day, kind',
    format: 'JSONEachRow',
  })
  const rows = await result.json<{ token: string; day: string; kind: string; usd: string }>()
  return rows.map(({ token, day, kind, usd }) => `${token} ${day} ${kind} ${usd}`)
}

const becomes = (expected: readonly string[]) =>
  eventually(async () => expect(await stored()).toEqual(expected) ?? true, {
    seconds: 20,
    what: 'the prices',
  })

const closes = { AAA: `AAA ${before} close 2`, BBB: `BBB ${yesterday} close 3` }
const quotes = { AAA: `AAA ${today} quote 2.5`, BBB: `BBB ${today} quote 4` }

test('days that are over get their close, today gets its quote, a peg asks for nothing', async () => {
  run()
  await becomes([closes.AAA, quotes.AAA, closes.BBB, quotes.BBB])
  await eventually(async () => (changes > 0 ? true : undefined), { what: 'word of new prices' })
  expect(server.asked.some(({ pathname }) => /peg/i.test(pathname))).toBe(false)
  const marked = await world.client.query({
    query: 'SELECT DISTINCT network FROM dirty_months',
    format: 'JSONEachRow',
  })
  expect(await marked.json()).toEqual([{ network: 'net' }])
})

test('a coin that the source refuses keeps no other price away', async () => {
  server.respondWith((url) =>
    url.pathname.includes('/chart/coingecko:aaa') ? { status: 400, body: '' } : answer(url),
  )
  run()
  await becomes([quotes.AAA, closes.BBB, quotes.BBB])
  const said = () => lines.filter((line) => line.includes('prices not read'))
  await eventually(async () => said().length > 0 || undefined, { what: 'the trouble in the log' })
  expect(said()).toHaveLength(1)
  server.respondWith(answer)
  await becomes([closes.AAA, quotes.AAA, closes.BBB, quotes.BBB])
  await eventually(async () => lines.some((line) => line.includes('prices are read again')) || undefined, {
    what: 'the end of the trouble in the log',
  })
})

test('a source that is away is said once, stops nothing, and is read when it is back', async () => {
  server.respondWith(() => ({ status: 503, body: '' }))
  run()
  await eventually(async () => server.asked.length > 12 || undefined, { what: 'several tries' })
  expect(await stored()).toEqual([])
  const said = lines.filter((line) => line.includes('prices not read'))
  expect(said).toHaveLength(1)
  expect(said[0]).toContain('HTTP 503')
  expect(changes).toBe(0)
  server.respondWith(answer)
  await becomes([closes.AAA, quotes.AAA, closes.BBB, quotes.BBB])
})

test('a source that never answers does not keep the product from ending', async () => {
  server.respondWith(() => 'hang')
  run()
  await eventually(async () => server.asked.length > 0 || undefined, { what: 'a question' })
  await prices?.stop()
  prices = undefined
  expect(await stored()).toEqual([])
})
