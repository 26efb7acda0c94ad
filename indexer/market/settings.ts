import { z } from 'zod'
import { ConfigError } from '../../schemas/errors.ts'
import { environmentOf } from '../environment.ts'
import { coingecko } from '../market-sources/coingecko.ts'
import { coinpaprika } from '../market-sources/coinpaprika.ts'
import { defillama } from '../market-sources/defillama.ts'
import type { MarketSource } from '../market-sources/market-source.ts'

export type FollowedMarket = { readonly source: MarketSource; readonly url: string }

const endpoints = [
  { source: coingecko, name: 'COINGECKO_URL', url: 'https://api.coingecko.com/api/v3' },
  { source: coinpaprika, name: 'COINPAPRIKA_URL', url: 'https://api.coinpaprika.com/v1' },
] as const

/**
 * Market sources that are asked, with where; the source of prices is among them where there is one, because the others are
 * compared with it. MARKET=off and what is not the real world turn all off that no variable names. Throws ConfigError for
 * what is no address.
 */
export function marketSources(
  env: NodeJS.ProcessEnv,
  pricesUrl: string | undefined,
): readonly FollowedMarket[] {
  const isReal = environmentOf(env) === 'mainnet' && !env['REPLAY'] && env['MARKET'] !== 'off'
  const followed = endpoints.flatMap(({ source, name, url }) => {
    const own = env[name] || undefined
    if (own === 'off' || (own === undefined && !isReal)) return []
    if (own !== undefined && !z.url({ protocol: /^https?$/ }).safeParse(own).success)
      throw new ConfigError({
        what: 'market source not understood',
        got: own,
        expected: 'an http address, or "off"',
        where: name,
      })
    return [{ source, url: own ?? url }]
  })
  if (followed.length === 0 || pricesUrl === undefined) return followed
  return [{ source: defillama, url: pricesUrl }, ...followed]
}
