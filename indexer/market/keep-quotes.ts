import type { ClickHouseClient } from '@clickhouse/client'
import { command, readQuestion } from '../../schemas/clickhouse/question.ts'
import type { MarketQuote } from '../market-sources/market-source.ts'

const markMarket = readQuestion(new URL('../queries/mark_market.sql', import.meta.url))

/**
 * Writes an answer and its quotes, then marks what they change; twice is once. `askedAt` is in Unix seconds and is that of
 * the round. Between the quotes and the marks a crash loses nothing: the next round marks the same months.
 */
export async function keepQuotes(
  client: ClickHouseClient,
  { source, askedAt, body }: { readonly source: string; readonly askedAt: number; readonly body: string },
  quotes: readonly MarketQuote[],
): Promise<void> {
  const [first] = quotes
  if (first === undefined) return
  await client.insert({
    table: 'reading_answers',
    format: 'JSONEachRow',
    values: [{ answer: first.answer, body }],
  })
  await client.insert({
    table: 'market_quotes',
    format: 'JSONEachRow',
    values: quotes.map(({ observedAt, ...quote }) => ({
      ...quote,
      source,
      asked_at: askedAt,
      observed_at: observedAt,
    })),
  })
  await command(client, markMarket, {
    coins: quotes.map(({ coin }) => coin),
    days: [
      ...new Set(quotes.map(({ observedAt }) => new Date(observedAt * 1000).toISOString().slice(0, 10))),
    ],
  })
}
