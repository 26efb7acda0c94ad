import { z } from 'zod'
import { readShape } from '../reading-sources/read-shape.ts'
import type { MarketQuote, MarketSource } from './market-source.ts'
import { numberText, observedAt, usd } from './read-number.ts'

const answers = z.object({ coins: z.record(z.string(), z.unknown()) })
const coin = z.object({ price: usd, timestamp: numberText.transform(Number).pipe(observedAt) })

/** The prices that values are made with, as they stand in a round. https://defillama.com/docs/api */
export const defillama: MarketSource = {
  id: 'defillama',
  requests: (coins) =>
    coins.length === 0
      ? []
      : [
          {
            path: `/prices/current/${coins.map((entry) => `coingecko:${entry.coingecko}`).join(',')}`,
            read: (answer) => {
              const told = readShape(answer, answers, 'prices/current').coins
              return coins.flatMap((entry): MarketQuote[] => {
                const quote = coin.safeParse(told[`coingecko:${entry.coingecko}`]).data
                if (quote === undefined) return []
                return [
                  {
                    coin: entry.coingecko,
                    usd: quote.price,
                    observedAt: quote.timestamp,
                    circulating: null,
                    total: null,
                    largest: null,
                    answer: answer.hash,
                  },
                ]
              })
            },
          },
        ],
}
