import { setTimeout as wait } from 'node:timers/promises'
import type { ClickHouseClient } from '@clickhouse/client'
import { ask as askDatabase, readQuestion } from '../schemas/clickhouse/question.ts'
import type { Log } from './log.ts'
import { keepQuotes } from './market/keep-quotes.ts'
import type { FollowedMarket } from './market/settings.ts'
import type { MarketCoin, MarketRequest } from './market-sources/market-source.ts'
import { type AskOptions, askEndpoint, readAnswer } from './readings/ask-endpoint.ts'
import { reasonOf } from './supervisor/reason.ts'

const marketCoins = readQuestion(new URL('./queries/market_coins.sql', import.meta.url))

export type Market = { readonly stop: () => Promise<void> }

/**
 * Asks all market sources once an hour, in rounds, so that what they tell at one time can be compared; sooner after a round
 * in which one did not answer. Sources do not wait for each other, nor do their coins. What cannot be had leaves the day as it
 * is, and is said once in the log.
 */
export function followMarket(options: {
  client: ClickHouseClient
  log: Log
  sources: readonly FollowedMarket[]
  /** Called when figures wait to be made anew. */
  onChanged: () => void
  everyMs?: number
  againMs?: number
  asking?: Omit<AskOptions, 'signal'>
  /** Called after each round, whatever it gave. */
  onRound?: () => void
}): Market {
  const { client, log, sources, onChanged, everyMs = 3_600_000, againMs = 600_000, asking } = options
  const stopping = new AbortController()
  const { signal } = stopping
  const away = new Set<string>()

  async function readOne({ source, url }: FollowedMarket, request: MarketRequest, askedAt: number) {
    const body = await askEndpoint(url, { path: request.path }, { ...asking, signal })
    const quotes = request.read(readAnswer(body, new URL(url).host))
    await keepQuotes(client, { source: source.id, askedAt, body }, quotes)
    if (quotes.length > 0) onChanged()
  }

  /** Says whether everything was answered. */
  async function readSource(
    followed: FollowedMarket,
    coins: readonly MarketCoin[],
    askedAt: number,
  ): Promise<boolean> {
    const { id } = followed.source
    let failure: unknown
    for (const request of followed.source.requests(coins)) {
      if (signal.aborted) return true
      try {
        await readOne(followed, request, askedAt)
      } catch (error) {
        // One coin that a source lost must not keep the others away.
        failure ??= error
      }
    }
    if (failure !== undefined && !away.has(id) && !signal.aborted)
      log.warn({ source: id, error: reasonOf(failure) }, 'market not read: what was told last grows old')
    if (failure === undefined && away.has(id)) log.info({ source: id }, 'market is read again')
    if (failure === undefined) away.delete(id)
    else away.add(id)
    return failure === undefined
  }

  async function readRound(): Promise<boolean> {
    try {
      const coins = await askDatabase<MarketCoin>(client, marketCoins)
      const askedAt = Math.floor(Date.now() / 1000)
      const well = await Promise.all(sources.map((followed) => readSource(followed, coins, askedAt)))
      return well.every(Boolean)
    } catch (error) {
      log.debug({ error: reasonOf(error) }, 'coins not listed')
      return false
    }
  }

  const loop = async () => {
    while (!signal.aborted) {
      const well = await readRound()
      options.onRound?.()
      // Woken by the end, which is no failure.
      await wait(well ? everyMs : againMs, undefined, { signal }).catch(() => {})
    }
  }
  const running = sources.length === 0 ? Promise.resolve() : loop()

  return {
    stop: async () => {
      stopping.abort()
      await running
    },
  }
}
