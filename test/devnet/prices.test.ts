import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type DevnetPrices, startDevnetPrices } from './prices.ts'

type Point = { price: number; timestamp: number }
type Answer = { coins: Record<string, Point & { symbol: string; prices: Point[] }> }

const fil = 'coingecko:filecoin'
const midnight = Date.parse('2026-02-01T00:00:00Z') / 1000
let prices: DevnetPrices

beforeAll(async () => {
  prices = await startDevnetPrices({ seed: 'one' })
})
afterAll(() => prices?.stop())

const get = async (path: string) => (await (await fetch(`${prices.url}${path}`)).json()) as Answer

describe('devnet prices', () => {
  test('the price at midnight is the close of the day before', async () => {
    const { coins } = await get(`/prices/historical/${midnight}/${fil},coingecko:no-such-coin`)
    expect(Object.keys(coins)).toEqual([fil])
    expect(coins[fil]).toMatchObject({ symbol: 'FIL', timestamp: midnight })
    expect(String(coins[fil]?.price)).toBe(prices.close('2026-01-31', fil))
  })

  test('a chart has the closes of its days, each near its midnight', async () => {
    const { coins } = await get(`/chart/${fil}?start=${midnight}&span=3&period=1d`)
    const points = coins[fil]?.prices ?? []
    expect(points.map(({ price }) => String(price))).toEqual(
      ['2026-01-31', '2026-02-01', '2026-02-02'].map((day) => prices.close(day, fil)),
    )
    for (const [index, { timestamp }] of points.entries())
      expect(Math.abs(timestamp - midnight - index * 86_400)).toBeLessThanOrEqual(90)
  })

  test('the current price is of now, and nothing is told of the future', async () => {
    const now = Date.now() / 1000
    const { coins } = await get(`/prices/current/${fil}`)
    expect(Math.abs((coins[fil]?.timestamp ?? 0) - now)).toBeLessThan(5)
    const chart = await get(`/chart/${fil}?start=${Math.floor(now) - 3600}&span=10&period=1h`)
    expect(chart.coins[fil]?.prices.length).toBe(2)
  })

  test('another seed is another path', async () => {
    const other = await startDevnetPrices({ seed: 'two' })
    try {
      expect(other.close('2026-01-31', fil)).not.toBe(prices.close('2026-01-31', fil))
      expect(other.close('2026-01-31', 'coingecko:no-such-coin')).toBeUndefined()
    } finally {
      await other.stop()
    }
  })
})
