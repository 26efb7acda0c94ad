import { z } from 'zod'
import { readShape } from '../reading-sources/read-shape.ts'
import type { MarketQuote, MarketSource } from './market-source.ts'
import { isoTime, supply, usd } from './read-number.ts'

const coin = z.object({
  id: z.string(),
  current_price: usd,
  circulating_supply: supply,
  total_supply: supply,
  max_supply: supply,
  last_updated: isoTime,
})

/** Coins of one request: the endpoint gives at most 250 at once. */
const coinsOfRequest = 250

/**
 * Prices and supplies of CoinGecko's keyless API. Market values are not taken: they follow from price and supply.
 * https://docs.coingecko.com/reference/coins-markets
 */
export const coingecko: MarketSource = {
  id: 'coingecko',
  requests: (coins) =>
    pages(coins.map((entry) => entry.coingecko)).map((ids) => ({
      path: `/coins/markets?vs_currency=usd&ids=${ids.map(encodeURIComponent).join(',')}&per_page=${coinsOfRequest}&precision=full`,
      // Coin by coin: nonsense about one must not take away the others.
      read: (answer) =>
        readShape(answer, z.array(z.unknown()), 'coins/markets').flatMap((entry): MarketQuote[] => {
          const told = coin.safeParse(entry).data
          if (told === undefined || !ids.includes(told.id)) return []
          return [
            {
              coin: told.id,
              usd: told.current_price,
              observedAt: told.last_updated,
              circulating: told.circulating_supply,
              total: told.total_supply,
              largest: told.max_supply ?? told.total_supply,
              answer: answer.hash,
            },
          ]
        }),
    })),
}

function pages(ids: readonly string[]): string[][] {
  return Array.from({ length: Math.ceil(ids.length / coinsOfRequest) }, (_, page) =>
    ids.slice(page * coinsOfRequest, (page + 1) * coinsOfRequest),
  )
}
