import { expect, test } from 'vitest'
import { substrateChains } from '../../indexer/chains/definitions.ts'
import { endpointOf } from '../../indexer/chains/endpoint.ts'
import { openSources } from '../../indexer/sources/open-sources.ts'
import { datasetUrl } from '../../indexer/sources/settings.ts'

const [bittensor] = substrateChains
if (bittensor === undefined) throw new Error('no chain of Substrate')

test('an endpoint is read where it is named, and no other', () => {
  const named = { BITTENSOR_RPC_URL: 'wss://node.example:443' }
  const urlOf = (env: NodeJS.ProcessEnv) => {
    const endpoint = endpointOf(bittensor, env)
    return endpoint === 'off' ? endpoint : endpoint.url
  }
  expect(urlOf({})).toBe('off')
  expect(urlOf({ BITTENSOR_RPC_URL: 'off' })).toBe('off')
  expect(urlOf({ DEPINDEX_ENVIRONMENT: 'test' })).toBe('off')
  expect(urlOf(named)).toBe('wss://node.example:443')
  expect(urlOf({ ...named, DEPINDEX_ENVIRONMENT: 'test' })).toBe('wss://node.example:443')
  expect(urlOf({ ...named, REPLAY: 'archive' })).toBe('off')
})

test('no dataset is read, and one that is named is refused', async () => {
  expect(await openSources([bittensor], {})).toEqual(new Map())
  expect(() => datasetUrl(bittensor, { BITTENSOR_PORTAL: 'bittensor' })).toThrow(
    /read from an endpoint alone; got "bittensor"; expected "off" or nothing; at BITTENSOR_PORTAL/,
  )
})
