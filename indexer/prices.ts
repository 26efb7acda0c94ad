import type { ClickHouseClient } from '@clickhouse/client'
import type { Logger } from 'pino'
import { ask, command, readQuestion } from '../schemas/clickhouse/question.ts'
import type { Price, PriceSource } from './price-sources/price-source.ts'

const read = (name: string) => readQuestion(new URL(`./queries/${name}.sql`, import.meta.url))
const pricedTokens = read('priced_tokens')
const missingCloses = read('missing_closes')
const markPriced = read('mark_priced')

export type Prices = { readonly stop: () => Promise<void> }

type PricedToken = { readonly token: string; readonly id: string }
type MissingClose = {
  readonly token: string
  readonly id: string
  readonly from: string
  readonly to: string
}

/**
 * Keeps prices current: the latest quotes every `everyMs`, and the closes of days that have movements and no close yet.
 * What cannot be had stays empty, is said once in the log and is tried again; nothing waits for it.
 */
export function startPrices(options: {
  client: ClickHouseClient
  log: Logger
  source: PriceSource
  everyMs?: number
  /** Called when figures wait to be made anew with new prices. */
  onChanged: () => void
}): Prices {
  const { client, log, source, onChanged, everyMs = 60_000 } = options
  const stopping = new AbortController()
  let away = false

  const pass = async () => {
    const tokens = await ask<PricedToken>(client, pricedTokens)
    const gaps = await ask<MissingClose>(client, missingCloses)
    const prices: Price[] = []
    for (const { token, id, from, to } of gaps)
      prices.push(...(await source.closes({ token, id }, from, to, stopping.signal)))
    prices.push(...(await source.quotes(tokens, stopping.signal)))
    if (prices.length > 0) {
      await store(client, prices)
      onChanged()
    }
    if (away) log.info({ source: source.id }, 'prices are read again')
    away = false
  }

  const loop = async () => {
    while (!stopping.signal.aborted) {
      try {
        await pass()
      } catch (error) {
        if (!away && !stopping.signal.aborted)
          log.warn(
            { source: source.id, error: error instanceof Error ? error.message : String(error) },
            'prices not read: USD values of days without a price stay empty; trying again',
          )
        away = true
      }
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, everyMs)
        stopping.signal.addEventListener('abort', () => {
          clearTimeout(timer)
          resolve()
        })
      })
    }
  }
  const running = loop()

  return {
    stop: async () => {
      stopping.abort()
      await running
    },
  }
}

/** Rows first, marks second: a crash between the two leaves prices that the next pass marks again. */
async function store(client: ClickHouseClient, prices: readonly Price[]): Promise<void> {
  await client.insert({
    table: 'prices',
    values: prices.map(({ token, day, kind, usd, source, observedAt }) => ({
      token,
      day,
      kind,
      usd,
      source,
      observed_at: observedAt,
    })),
    format: 'JSONEachRow',
  })
  await command(client, markPriced, {
    tokens: [...new Set(prices.map(({ token }) => token))],
    days: [...new Set(prices.map(({ day }) => day))],
  })
}
