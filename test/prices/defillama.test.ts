import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { defillama } from '../../indexer/price-sources/defillama.ts'
import type { PriceSource } from '../../indexer/price-sources/price-source.ts'
import { RetryableError } from '../../schemas/errors.ts'
import { chartOf, type PriceServer, quotesOf, type Respond, startPriceServer } from './faulty-server.ts'

const coin = { token: 'AAA', id: 'aaa' }
const other = { token: 'BBB', id: 'bbb' }
const never = new AbortController().signal
const midnight = (day: string) => Date.parse(`${day}T24:00:00Z`) / 1000
const now = () => Math.floor(Date.now() / 1000)

let server: PriceServer
let source: PriceSource

beforeEach(async () => {
  server = await startPriceServer(() => ({ body: '{"coins":{}}' }))
  source = defillama(`${server.url}/`, { timeoutMs: 200, pauseMs: 5 })
})
afterEach(() => server.stop())

const closesOf = (prices: readonly (readonly [number, string])[], from = '2026-03-01', to = '2026-03-05') => {
  server.respondWith(() => chartOf('aaa', prices))
  return source.closes(coin, from, to, never)
}

describe('closes', () => {
  test('are the prices at 24:00 UTC, digit for digit', async () => {
    const prices = await closesOf([
      [midnight('2026-03-01'), '0.1'],
      [midnight('2026-03-02') - 3600, '1.5e-7'],
      [midnight('2026-03-03') + 3600, '12345678901234567890.123456789012345678901'],
    ])
    expect(prices).toEqual([
      {
        token: 'AAA',
        day: '2026-03-01',
        kind: 'close',
        usd: '0.1',
        source: 'defillama',
        observedAt: midnight('2026-03-01'),
      },
      {
        token: 'AAA',
        day: '2026-03-02',
        kind: 'close',
        usd: '0.00000015',
        source: 'defillama',
        observedAt: midnight('2026-03-02') - 3600,
      },
      {
        token: 'AAA',
        day: '2026-03-03',
        kind: 'close',
        usd: '12345678901234567890.123456789012345678',
        source: 'defillama',
        observedAt: midnight('2026-03-03') + 3600,
      },
    ])
    const [asked] = server.asked
    expect(asked?.pathname).toBe('/chart/coingecko:aaa')
    expect(Object.fromEntries(asked?.searchParams ?? [])).toEqual({
      start: `${midnight('2026-03-01')}`,
      span: '4',
      period: '1d',
      searchWidth: '1h',
    })
  })

  test('lie at most an hour away, in the days that were asked for, and the nearest counts', async () => {
    const prices = await closesOf([
      [midnight('2026-02-28'), '7'],
      [midnight('2026-03-01') + 3601, '8'],
      [midnight('2026-03-02') - 3601, '9'],
      [midnight('2026-03-03') - 60, '10'],
      [midnight('2026-03-03') + 120, '11'],
      [midnight('2026-03-05'), '12'],
    ])
    expect(prices.map(({ day, usd }) => [day, usd])).toEqual([['2026-03-03', '10']])
  })

  test('are only of days that are over', async () => {
    const today = new Date().toISOString().slice(0, 10)
    expect(await closesOf([[midnight(today), '1']], today, '2099-01-01')).toEqual([])
  })

  test('of several years are asked for in parts', async () => {
    server.respondWith((url) => chartOf('aaa', [[Number(url.searchParams.get('start')), '1']]))
    const prices = await source.closes(coin, '2023-01-01', '2025-06-01', never)
    expect(server.asked.map((url) => Number(url.searchParams.get('span')))).toEqual([400, 400, 82])
    expect(prices.map(({ day }) => day)).toEqual(['2023-01-01', '2024-02-05', '2025-03-11'])
  })
})

describe('what is no price is left out, and only that', () => {
  test.each(['0', '0.0', '-1', '1e-19', '1e30', '"12"', 'null', '{}', '[]', 'true'])('%s', async (price) => {
    expect(
      (
        await closesOf([
          [midnight('2026-03-01'), price],
          [midnight('2026-03-02'), '2'],
        ])
      ).map(({ usd }) => usd),
    ).toEqual(['2'])
    server.respondWith(() =>
      quotesOf({ aaa: { price, timestamp: now() }, bbb: { price: '3', timestamp: now() } }),
    )
    expect((await source.quotes([coin, other], never)).map(({ token, usd }) => [token, usd])).toEqual([
      ['BBB', '3'],
    ])
  })

  test('a coin that the source does not know, and a time that is none', async () => {
    expect(await source.closes(coin, '2026-03-01', '2026-03-02', never)).toEqual([])
    for (const timestamp of [`${Date.now()}`, '-1', '1.5', '"x"']) {
      server.respondWith(() => quotesOf({ bbb: { price: '3', timestamp } }))
      expect(await source.quotes([coin, other], never)).toEqual([])
    }
  })
})

test('a quote belongs to the day on which it was observed', async () => {
  const timestamp = midnight('2026-03-01') - 1
  server.respondWith(() => quotesOf({ aaa: { price: '2.5', timestamp } }))
  expect(await source.quotes([coin], never)).toEqual([
    {
      token: 'AAA',
      day: '2026-03-01',
      kind: 'quote',
      usd: '2.5',
      source: 'defillama',
      observedAt: timestamp,
    },
  ])
  expect(await source.quotes([], never)).toEqual([])
})

describe('a source that is away', () => {
  const good: Respond = () => quotesOf({ aaa: { price: '2', timestamp: now() } })
  const faults: [string, Respond, RegExp, number][] = [
    ['429', () => ({ status: 429, body: '' }), /got "HTTP 429"; expected 200/, 3],
    ['500', () => ({ status: 500, body: 'no' }), /got "HTTP 500"; expected 200/, 3],
    ['404', () => ({ status: 404, body: '' }), /got "HTTP 404"; expected 200/, 1],
    ['no JSON', () => ({ body: '<html>' }), /got "<html>"; expected JSON with prices by coin/, 3],
    ['other JSON', () => ({ body: '{"coins":[1]}' }), /expected JSON with prices by coin/, 3],
    ['silence', () => 'hang', /TimeoutError/, 3],
  ]

  test.each(faults)(
    '%s is an error that may pass, after as many tries as it deserves',
    async (_name, fault, message, tries) => {
      server.respondWith(fault)
      const failure = await source.quotes([coin], never).catch((error: unknown) => error)
      expect(failure).toBeInstanceOf(RetryableError)
      expect(String(failure)).toMatch(message)
      expect(String(failure)).toContain(new URL(server.url).host)
      expect(server.asked).toHaveLength(tries)
    },
  )

  test.each(faults.filter(([, , , tries]) => tries > 1))('%s once is not seen', async (_name, fault) => {
    server.respondWith((url) => {
      server.respondWith(good)
      return fault(url)
    })
    expect(await source.quotes([coin], never)).toHaveLength(1)
  })

  test('is given up at once when the product ends', async () => {
    server.respondWith(() => 'hang')
    const stop = new AbortController()
    const asked = source.quotes([coin], stop.signal)
    stop.abort()
    await expect(asked).rejects.toBeInstanceOf(RetryableError)
  })
})
