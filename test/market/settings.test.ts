import { describe, expect, test } from 'vitest'
import { marketSources } from '../../indexer/market/settings.ts'

const prices = 'http://127.0.0.1:9'
const asked = (env: NodeJS.ProcessEnv, pricesUrl: string | undefined = prices) =>
  marketSources(env, pricesUrl).map(({ source, url }) => `${source.id} ${url}`)

describe('where the market is asked', () => {
  test('at the public endpoints, beside the source of prices', () => {
    expect(asked({})).toEqual([
      `defillama ${prices}`,
      'coingecko https://api.coingecko.com/api/v3',
      'coinpaprika https://api.coinpaprika.com/v1',
    ])
    expect(marketSources({}, undefined).map(({ source }) => source.id)).toEqual(['coingecko', 'coinpaprika'])
  })

  test.each([{ MARKET: 'off' }, { DEPINDEX_ENVIRONMENT: 'devnet' }, { REPLAY: './archive' }])(
    'nowhere with %o, but where a variable names',
    (env) => {
      expect(asked(env)).toEqual([])
      expect(asked({ ...env, COINGECKO_URL: 'http://127.0.0.1:1' })).toEqual([
        `defillama ${prices}`,
        'coingecko http://127.0.0.1:1',
      ])
    },
  )

  test('not at what is turned off, nor at what is no address', () => {
    expect(asked({ COINGECKO_URL: 'off', COINPAPRIKA_URL: 'off' })).toEqual([])
    expect(() => asked({ COINPAPRIKA_URL: 'ftp://x' })).toThrow(
      'market source not understood; got "ftp://x"; expected an http address, or "off"; at COINPAPRIKA_URL',
    )
  })
})
