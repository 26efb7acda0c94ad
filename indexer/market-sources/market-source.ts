import type { Answer } from '../../schemas/reading.ts'

/** A coin with its ids; `coinpaprika` is empty where none is known. */
export type MarketCoin = { readonly coingecko: string; readonly coinpaprika: string }

/** What a source tells of one coin. */
export type MarketQuote = {
  /** CoinGecko id, whatever the source calls it. */
  readonly coin: string
  /** USD per token, exact decimal text with at most 18 digits after the point. */
  readonly usd: string
  /** Unix seconds at which the source observed it. */
  readonly observedAt: number
  /** Tokens that can move, tokens in existence, and the most there can be; null where the source does not tell. */
  readonly circulating: string | null
  readonly total: string | null
  readonly largest: string | null
  /** SHA-256 of the answer that tells it. */
  readonly answer: string
}

export type MarketRequest = {
  /** Added to the source's address. */
  readonly path: string
  /** What the answer tells; what is no quote is left out. Throws RetryableError for nonsense. */
  readonly read: (answer: Answer) => readonly MarketQuote[]
}

/** A keyless source of prices and supplies. Pure: it says what to ask and reads what was answered. */
export type MarketSource = {
  readonly id: string
  readonly requests: (coins: readonly MarketCoin[]) => readonly MarketRequest[]
}
