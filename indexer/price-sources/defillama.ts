import { UTCDate } from '@date-fns/utc'
import { addDays, differenceInCalendarDays, formatISO, getUnixTime } from 'date-fns'
import { LosslessNumber, parse } from 'lossless-json'
import pRetry, { AbortError } from 'p-retry'
import { z } from 'zod'
import { RetryableError } from '../../schemas/errors.ts'
import type { Price, PriceSource } from './price-source.ts'

const number = z.instanceof(LosslessNumber).transform((value) => value.toString())
const seconds = number.transform(Number).pipe(z.int().positive())
const current = z.object({ coins: z.record(z.string(), z.object({ price: number, timestamp: seconds })) })
const chart = z.object({
  coins: z.record(z.string(), z.object({ prices: z.array(z.object({ timestamp: seconds, price: number })) })),
})

/** Days of one request: the endpoint answers at most about 500 points of a coin. */
const daysOfRequest = 400

/**
 * The keyless coins API of DefiLlama. A close is its price nearest to 24:00 UTC of the day, at most an hour away.
 * Numbers are read as text and never become floats.
 */
export function defillama(baseUrl: string): PriceSource {
  const id = 'defillama'
  return {
    id,
    quotes: async (coins, signal) => {
      if (coins.length === 0) return []
      const ids = coins.map((coin) => `coingecko:${coin.id}`)
      const answer = current.parse(await get(baseUrl, `/prices/current/${ids.join(',')}`, signal))
      return coins.flatMap((coin): Price[] => {
        const quote = answer.coins[`coingecko:${coin.id}`]
        if (quote === undefined) return []
        const day = formatDay(new UTCDate(quote.timestamp * 1000))
        const usd = toDecimalText(quote.price)
        return [{ token: coin.token, day, kind: 'quote', usd, source: id, observedAt: quote.timestamp }]
      })
    },
    closes: async (coin, from, to, signal) => {
      const prices: Price[] = []
      const key = `coingecko:${coin.id}`
      for (let day = new UTCDate(from); formatDay(day) < to; day = addDays(day, daysOfRequest)) {
        const span = Math.min(daysOfRequest, differenceInCalendarDays(new UTCDate(to), day))
        const start = getUnixTime(addDays(day, 1))
        const path = `/chart/${key}?start=${start}&span=${span}&period=1d&searchWidth=1h`
        const answer = chart.parse(await get(baseUrl, path, signal))
        for (const { timestamp, price } of answer.coins[key]?.prices ?? []) {
          const border = Math.round(timestamp / 86_400) * 86_400
          // A point far from a border is no close; the day stays without one.
          if (Math.abs(timestamp - border) > 3600 || border > Date.now() / 1000) continue
          const closed = formatDay(addDays(new UTCDate(border * 1000), -1))
          if (closed >= from && closed < to)
            prices.push({
              token: coin.token,
              day: closed,
              kind: 'close',
              usd: toDecimalText(price),
              source: id,
              observedAt: timestamp,
            })
        }
      }
      return prices
    },
  }
}

async function get(baseUrl: string, path: string, signal: AbortSignal): Promise<unknown> {
  const url = `${baseUrl.replace(/\/$/, '')}${path}`
  const where = new URL(url).host
  return pRetry(
    async () => {
      const response = await fetch(url, { signal: AbortSignal.any([signal, AbortSignal.timeout(15_000)]) })
      if (response.ok) return parse(await response.text())
      const failure = new RetryableError({
        what: 'prices not read',
        got: `HTTP ${response.status}`,
        expected: '200',
        where,
      })
      if (response.status < 500 && response.status !== 429) throw new AbortError(failure)
      throw failure
    },
    { retries: 2, signal, minTimeout: 1000 },
  ).catch((error: unknown) => {
    throw new RetryableError({ what: 'prices not read', got: String(error), where, cause: error })
  })
}

function formatDay(day: UTCDate): string {
  return formatISO(day, { representation: 'date' })
}

/** JSON number text to decimal text without exponent, cut to the 18 digits that a price has: "1.5e-7" -> "0.00000015". */
export function toDecimalText(text: string): string {
  const match = /^(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d{1,2}))?$/.exec(text)
  if (match === null)
    throw new RetryableError({ what: 'price not understood', got: text, expected: 'a number above zero' })
  const [, whole = '0', fraction = '', exponent = '0'] = match
  const shift = Number(exponent)
  const digits = `${whole}${fraction}`
  const point = whole.length + shift
  const padded = point <= 0 ? `${'0'.repeat(1 - point)}${digits}` : digits.padEnd(point, '0')
  const split = Math.max(point, 1)
  const cut = padded.slice(split, split + 18).replace(/0+$/, '')
  const left = padded.slice(0, split).replace(/^0+(?=\d)/, '')
  return cut === '' ? left : `${left}.${cut}`
}
