import { setTimeout as wait } from 'node:timers/promises'
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

/** How long a span of closes that was answered is not asked for again: the source may simply not know the coin. */
const askAgainMs = 300_000

/**
 * Keeps prices current: the latest quotes every `quotesMs`, and, as soon as movements of a day that is over stand without
 * a close, that close. What cannot be had stays empty, is said once in the log and is tried again; nothing waits for it.
 */
export function startPrices(options: {
  client: ClickHouseClient
  log: Logger
  source: PriceSource
  quotesMs?: number
  lookMs?: number
  /** Called when figures wait to be made anew with new prices. */
  onChanged: () => void
}): Prices {
  const { client, log, source, onChanged, quotesMs = 60_000, lookMs = 3000 } = options
  const stopping = new AbortController()
  const askedAt = new Map<string, number>()
  let quotedAt = 0
  let away = false

  const pass = async () => {
    let failure: unknown
    let changed = false
    // Each by itself: what cannot be had of one coin must not keep the prices of the others.
    const attempt = async (work: () => Promise<readonly Price[]>, then: () => void) => {
      try {
        const prices = await work()
        if (prices.length > 0) await store(client, prices)
        changed ||= prices.length > 0
        then()
      } catch (error) {
        failure ??= error
      }
    }
    for (const gap of await ask<MissingClose>(client, missingCloses)) {
      if (stopping.signal.aborted) break
      const key = JSON.stringify(gap)
      if (Date.now() - (askedAt.get(key) ?? 0) < askAgainMs) continue
      await attempt(
        () => source.closes(gap, gap.from, gap.to, stopping.signal),
        () => askedAt.set(key, Date.now()),
      )
    }
    if (Date.now() - quotedAt >= quotesMs)
      await attempt(
        async () => source.quotes(await ask<PricedToken>(client, pricedTokens), stopping.signal),
        () => {
          quotedAt = Date.now()
        },
      )
    if (changed) onChanged()
    if (failure !== undefined) throw failure
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
      // Twenty times slower while the source is away: it has enough to do.
      await wait(away ? lookMs * 20 : lookMs, undefined, { signal: stopping.signal }).catch(() => {})
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
