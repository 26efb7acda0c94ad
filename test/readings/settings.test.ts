import { describe, expect, test } from 'vitest'
import { readingEndpoint } from '../../indexer/readings/settings.ts'

const source = { id: 'daily-stats', url: 'https://public.example/api', reach: 1 }
const endpoint = (env: NodeJS.ProcessEnv) => readingEndpoint('internet-computer', source, env)

describe('where a source is asked', () => {
  test('at the public endpoint, as far back as it tells', () => {
    expect(endpoint({})).toEqual({ url: 'https://public.example/api', reach: 1 })
  })

  test('at one of your own, which may tell all', () => {
    const own = { INTERNET_COMPUTER_DAILY_STATS_URL: 'http://127.0.0.1:1', READINGS: 'off' }
    expect(endpoint(own)).toEqual({ url: 'http://127.0.0.1:1', reach: undefined })
  })

  test.each([
    { READINGS: 'off' },
    { INTERNET_COMPUTER_DAILY_STATS_URL: 'off' },
    { DEPINDEX_ENVIRONMENT: 'devnet' },
    { REPLAY: './archive' },
  ])('nowhere with %o', (env) => {
    expect(endpoint(env)).toBeUndefined()
  })

  test('not at what is no address', () => {
    expect(() => endpoint({ INTERNET_COMPUTER_DAILY_STATS_URL: 'ftp://x' })).toThrow(
      'endpoint not understood; got "ftp://x"; expected an http address, or "off"; at INTERNET_COMPUTER_DAILY_STATS_URL',
    )
  })
})
