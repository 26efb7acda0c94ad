/** One price of one token. */
export type Price = {
  readonly token: string
  /** UTC day that the price belongs to. */
  readonly day: string
  /** close: at 24:00 UTC of the day. quote: the latest, while the day lasts. */
  readonly kind: 'close' | 'quote'
  /** USD per token, exact decimal text with at most 18 digits after the point. */
  readonly usd: string
  readonly source: string
  /** Unix seconds at which the source observed it. */
  readonly observedAt: number
}

export type PricedCoin = { readonly token: string; readonly id: string }

/** Where live prices come from. Each method throws RetryableError when the source is away or answers nonsense. */
export type PriceSource = {
  readonly id: string
  /** The latest quote of each coin that the source knows. */
  readonly quotes: (coins: readonly PricedCoin[], signal: AbortSignal) => Promise<readonly Price[]>
  /** Closes of the UTC days in [from, to) that are over; days that the source does not know are left out. */
  readonly closes: (
    coin: PricedCoin,
    from: string,
    to: string,
    signal: AbortSignal,
  ) => Promise<readonly Price[]>
}
