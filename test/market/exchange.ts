import { type Served, serve } from '../readings/serve.ts'

/** What is told of a coin; numbers are JSON text, because a number of ours would be a float. */
export type ToldCoin = {
  readonly price?: string
  /** The price that the second source tells; the same where left out. */
  readonly other?: string
  readonly circulating?: string
  readonly total?: string
  readonly max?: string
  /** Seconds since the sources looked, and since the others than DefiLlama did where they differ. */
  readonly age?: number
  readonly otherAge?: number
}

/** Ids of the two sources for the coins that tests tell of. */
const paprika: Readonly<Record<string, string>> = {
  'hnt-helium': 'helium',
  'fil-filecoin': 'filecoin',
  'rndr-render-token': 'render-token',
}

const seconds = (age: number) => Math.floor(Date.now() / 1000) - age
const iso = (age: number) => new Date(seconds(age) * 1000).toISOString()

/**
 * DefiLlama, CoinGecko and CoinPaprika on loopback, as they are documented. A coin that is not told is not known there.
 * https://docs.coingecko.com/reference/coins-markets, https://docs.coinpaprika.com
 */
export async function startExchange(
  coins: ReadonlyMap<string, ToldCoin>,
): Promise<{ readonly defillama: Served; readonly coingecko: Served; readonly coinpaprika: Served }> {
  const [defillama, coingecko, coinpaprika] = await Promise.all([
    serve((path) => {
      const told = [...coins].flatMap(([id, { price, age = 0 }]) =>
        price !== undefined && path.includes(`coingecko:${id}`)
          ? [
              `"coingecko:${id}":{"decimals":8,"price":${price},"timestamp":${seconds(age)},"confidence":0.99}`,
            ]
          : [],
      )
      return `{"coins":{${told.join(',')}}}`
    }),
    serve((path) => {
      const asked = new URL(path, 'http://localhost').searchParams.get('ids')?.split(',') ?? []
      const told = [...coins].flatMap(
        ([
          id,
          { price = 'null', circulating = 'null', total = 'null', max = 'null', age = 0, otherAge = age },
        ]) =>
          asked.includes(id)
            ? [
                `{"id":"${id}","symbol":"x","current_price":${price},"market_cap":1,"fully_diluted_valuation":null,"circulating_supply":${circulating},"total_supply":${total},"max_supply":${max},"last_updated":"${iso(otherAge)}"}`,
              ]
            : [],
      )
      return `[${told.join(',')}]`
    }),
    serve((path) => {
      const id = decodeURIComponent(path.replace('/tickers/', ''))
      const coin = coins.get(paprika[id] ?? '')
      if (coin === undefined) return '{"error":"id not found"}'
      return `{"id":"${id}","symbol":"X","total_supply":1,"max_supply":0,"last_updated":"${iso(coin.otherAge ?? coin.age ?? 0)}","quotes":{"USD":{"price":${coin.other ?? coin.price},"market_cap":1}}}`
    }),
  ])
  return { defillama, coingecko, coinpaprika }
}

export type Exchange = Awaited<ReturnType<typeof startExchange>>
