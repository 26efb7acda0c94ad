import { UTCDate } from '@date-fns/utc'
import { addDays, differenceInCalendarDays, formatISO, getUnixTime } from 'date-fns'
import { LosslessNumber, parse } from 'lossless-json'
import pRetry, { AbortError } from 'p-retry'
import { z } from 'zod'
import { RetryableError } from '../../schemas/errors.ts'
import { toDecimalText } from './decimal-text.ts'
import type { Price, PriceSource } from './price-source.ts'

const daySeconds = 86_400
const hourSeconds = 3600
/** The source's clock may be ahead of ours; a time beyond that is not in seconds. */
const isPast = (time: number) => time <= Date.now() / 1000 + hourSeconds

const number = z.instanceof(LosslessNumber).transform((value) => value.toString())
/** Above zero, and not larger than the column: what is neither is no price, and the token stays without one. */
const usd = number
  .refine((text) => /^\d+(\.\d+)?([eE][+-]?\d{1,2})?$/.test(text))
  .transform(toDecimalText)
  .refine((text) => text !== '0' && /^\d{1,20}(\.|$)/.test(text))
const point = z.object({
  price: usd,
  timestamp: number.transform(Number).pipe(z.int().positive().refine(isPast)),
})
type Point = z.infer<typeof point>

// Coin by coin: nonsense about one must not take the prices of the others.
const current = z.object({ coins: z.record(z.string(), z.unknown()) })
const chart = z.object({ coins: z.record(z.string(), z.object({ prices: z.array(z.unknown()) })) })

/** Days of one request: the endpoint answers at most about 500 points of a coin. */
const daysOfRequest = 400

/**
 * The keyless coins API of DefiLlama. A close is its price nearest to 24:00 UTC of the day, at most an hour away.
 * Numbers are read as text and never become floats. What is no price is left out.
 */
export function defillama(
  baseUrl: string,
  { timeoutMs = 15_000, pauseMs = 1000 }: { timeoutMs?: number; pauseMs?: number } = {},
): PriceSource {
  const id = 'defillama'
  const get = async <Shape extends z.ZodType>(path: string, shape: Shape, signal: AbortSignal) =>
    read(baseUrl, path, shape, { signal, timeoutMs, pauseMs })
  return {
    id,
    quotes: async (coins, signal) => {
      if (coins.length === 0) return []
      const ids = coins.map((coin) => `coingecko:${coin.id}`)
      const answer = await get(`/prices/current/${ids.join(',')}`, current, signal)
      return coins.flatMap((coin): Price[] => {
        const quote = point.safeParse(answer.coins[`coingecko:${coin.id}`]).data
        if (quote === undefined) return []
        const day = formatDay(new UTCDate(quote.timestamp * 1000))
        return [
          {
            token: coin.token,
            day,
            kind: 'quote',
            usd: quote.price,
            source: id,
            observedAt: quote.timestamp,
          },
        ]
      })
    },
    closes: async (coin, from, to, signal) => {
      const nearest = new Map<string, Point>()
      const key = `coingecko:${coin.id}`
      for (let day = new UTCDate(from); formatDay(day) < to; day = addDays(day, daysOfRequest)) {
        const span = Math.min(daysOfRequest, differenceInCalendarDays(new UTCDate(to), day))
        const start = getUnixTime(addDays(day, 1))
        const path = `/chart/${key}?start=${start}&span=${span}&period=1d&searchWidth=1h`
        const answer = await get(path, chart, signal)
        for (const entry of answer.coins[key]?.prices ?? []) {
          const close = point.safeParse(entry).data
          if (close === undefined) continue
          const closed = closedBy(close.timestamp)
          if (closed === undefined || closed < from || closed >= to) continue
          const other = nearest.get(closed)
          if (other === undefined || distance(close) < distance(other)) nearest.set(closed, close)
        }
      }
      return [...nearest].map(([day, { price, timestamp }]) => ({
        token: coin.token,
        day,
        kind: 'close',
        usd: price,
        source: id,
        observedAt: timestamp,
      }))
    },
  }
}

const borderOf = (timestamp: number) => Math.round(timestamp / daySeconds) * daySeconds
const distance = ({ timestamp }: Point) => Math.abs(timestamp - borderOf(timestamp))

/** The day that ends where this was observed. A point far from 24:00 UTC is no close; that day stays without one. */
function closedBy(timestamp: number): string | undefined {
  const border = borderOf(timestamp)
  if (Math.abs(timestamp - border) > hourSeconds || border > Date.now() / 1000) return undefined
  return formatDay(addDays(new UTCDate(border * 1000), -1))
}

async function read<Shape extends z.ZodType>(
  baseUrl: string,
  path: string,
  shape: Shape,
  { signal, timeoutMs, pauseMs }: { signal: AbortSignal; timeoutMs: number; pauseMs: number },
): Promise<z.infer<Shape>> {
  const url = `${baseUrl.replace(/\/$/, '')}${path}`
  const where = new URL(url).host
  const failure = (got: string, expected: string) =>
    new RetryableError({ what: 'prices not read', got, expected, where })
  return pRetry(
    async () => {
      const response = await fetch(url, {
        signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
      })
      if (!response.ok) {
        const refused = failure(`HTTP ${response.status}`, '200')
        if (response.status < 500 && response.status !== 429) throw new AbortError(refused)
        throw refused
      }
      const text = await response.text()
      const answer = shape.safeParse(parseJson(text))
      if (!answer.success) throw failure(text, 'JSON with prices by coin')
      return answer.data
    },
    { retries: 2, signal, minTimeout: pauseMs },
  ).catch((error: unknown) => {
    if (error instanceof RetryableError) throw error
    throw new RetryableError({ what: 'prices not read', got: String(error), where, cause: error })
  })
}

function parseJson(text: string): unknown {
  try {
    return parse(text)
  } catch {
    return undefined
  }
}

function formatDay(day: UTCDate): string {
  return formatISO(day, { representation: 'date' })
}
