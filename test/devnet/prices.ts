import { createServer } from 'node:http'
import { createRandom, hash } from './random.ts'

const daySeconds = 86_400

/** Where the fictional paths begin; the order of size of the real coins, so that pages look as they will. */
const coins: Readonly<Record<string, { symbol: string; start: number }>> = {
  'coingecko:filecoin': { symbol: 'FIL', start: 1.6 },
  'coingecko:ethereum': { symbol: 'ETH', start: 2600 },
  'coingecko:livepeer': { symbol: 'LPT', start: 5.2 },
  'coingecko:geodnet': { symbol: 'GEOD', start: 0.18 },
  'coingecko:aethir': { symbol: 'ATH', start: 0.03 },
  'coingecko:the-graph': { symbol: 'GRT', start: 0.08 },
  'coingecko:dimo': { symbol: 'DIMO', start: 0.04 },
  'coingecko:render-token': { symbol: 'RENDER', start: 3.4 },
  'coingecko:helium': { symbol: 'HNT', start: 2.3 },
  'coingecko:hivemapper': { symbol: 'HONEY', start: 0.02 },
  'coingecko:nosana': { symbol: 'NOS', start: 0.6 },
  'coingecko:bittensor': { symbol: 'TAO', start: 340 },
}

export type DevnetPrices = {
  readonly url: string
  readonly environment: Readonly<Record<string, string>>
  /** The price at 24:00 UTC of the day, as decimal text; undefined for a coin that the server does not know. */
  close(day: string, coin: string): string | undefined
  stop(): Promise<void>
}

/**
 * Answers like DefiLlama's keyless coins API: /prices/current/{coins}, /prices/historical/{timestamp}/{coins} and
 * /chart/{coins}?start&end&span&period. Unknown coins are left out of the answer, as there.
 */
export async function startDevnetPrices({
  seed = 'depindex',
}: {
  seed?: string
} = {}): Promise<DevnetPrices> {
  const server = createServer((request, response) => {
    const answer = route(seed, new URL(request.url ?? '/', 'http://127.0.0.1'))
    response.writeHead(answer === undefined ? 404 : 200, { 'content-type': 'application/json' })
    response.end(JSON.stringify(answer ?? { message: 'not found' }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  const url = `http://127.0.0.1:${port}`
  return {
    url,
    environment: { PRICES_URL: url },
    close: (day, coin) => priceAt(seed, coin, Date.parse(`${day}T00:00:00Z`) / 1000 + daySeconds)?.toString(),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function route(
  seed: string,
  { pathname, searchParams }: URL,
): { coins: Record<string, unknown> } | undefined {
  const parts = decodeURIComponent(pathname).split('/').slice(1)
  const now = Math.floor(Date.now() / 1000)
  const [area, kind] = parts
  const list = (names: string | undefined, answer: (coin: string) => unknown) => {
    const known = (names ?? '').split(',').filter((coin) => coins[coin] !== undefined)
    return { coins: Object.fromEntries(known.map((coin) => [coin, answer(coin)])) }
  }
  const point = (coin: string, time: number) => ({
    symbol: coins[coin]?.symbol,
    price: priceAt(seed, coin, time),
    timestamp: time,
    confidence: 0.99,
  })
  if (area === 'prices' && kind === 'current') return list(parts[2], (coin) => point(coin, now))
  if (area === 'prices' && kind === 'historical')
    return list(parts[3], (coin) => point(coin, Number(parts[2])))
  if (area !== 'chart') return undefined
  const times = chartTimes(searchParams, now)
  return list(kind, (coin) => ({
    symbol: coins[coin]?.symbol,
    confidence: 0.99,
    prices: times.map((time) => ({
      // The API gives the record nearest to the time that was asked for, and says when that was.
      timestamp: Math.min(now, time + createRandom(`${coin}/${time}`).int(-90, 91)),
      price: priceAt(seed, coin, time),
    })),
  }))
}

/** `span` points of one `period` each, after `start` or before `end`; nothing lies in the future. */
function chartTimes(parameters: URLSearchParams, now: number): number[] {
  const units: Readonly<Record<string, number>> = { m: 60, h: 3600, d: daySeconds, w: 7 * daySeconds }
  const [, count = '1', unit = 'd'] = /^(\d+)([mhdw])$/.exec(parameters.get('period') ?? '1d') ?? []
  const step = Number(count) * (units[unit] ?? daySeconds)
  const span = Math.min(Number(parameters.get('span') ?? 1), 1000)
  const end = Number(parameters.get('end') ?? now)
  const start = Number(parameters.get('start') ?? end - (span - 1) * step)
  return Array.from({ length: span }, (_, index) => start + index * step).filter((time) => time <= now)
}

/** A straight line between the closes of two days: a time has one price, whoever asks and however. */
function priceAt(seed: string, coin: string, time: number): number | undefined {
  const start = coins[coin]?.start
  if (start === undefined) return undefined
  const day = Math.floor(time / daySeconds)
  const part = (time - day * daySeconds) / daySeconds
  const [before, after] = [dayPrice(seed, coin, start, day), dayPrice(seed, coin, start, day + 1)]
  return Number((before + (after - before) * part).toPrecision(8))
}

/** Slow waves and a daily jitter: no walk, so that one day needs no other. */
function dayPrice(seed: string, coin: string, start: number, day: number): number {
  const phase = hash(`${seed}/${coin}`) % 1000
  const wave = 0.18 * Math.sin((day + phase) / 23) + 0.07 * Math.sin((day + phase) / 5.3)
  const jitter = (createRandom(`${seed}/${coin}/${day}`).int(0, 1000) - 500) / 10_000
  return start * (1 + wave + jitter)
}
