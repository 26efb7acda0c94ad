import { z } from 'zod'
import { readShape } from '../reading-sources/read-shape.ts'
import type { MarketSource } from './market-source.ts'
import { isoTime, usd } from './read-number.ts'

const ticker = z.object({
  id: z.string(),
  last_updated: isoTime,
  quotes: z.object({ USD: z.object({ price: usd }) }),
})

/**
 * Prices of CoinPaprika's keyless API, to compare with: it takes them from exchanges itself. One request a coin.
 * https://docs.coinpaprika.com/api-reference/tickers/get-ticker-for-a-specific-coin
 */
export const coinpaprika: MarketSource = {
  id: 'coinpaprika',
  requests: (coins) =>
    coins
      .filter((entry) => entry.coinpaprika !== '')
      .map((entry) => ({
        path: `/tickers/${encodeURIComponent(entry.coinpaprika)}`,
        read: (answer) => {
          const told = readShape(answer, ticker, 'tickers')
          if (told.id !== entry.coinpaprika) return []
          return [
            {
              coin: entry.coingecko,
              usd: told.quotes.USD.price,
              observedAt: told.last_updated,
              circulating: null,
              total: null,
              largest: null,
              answer: answer.hash,
            },
          ]
        },
      })),
}
