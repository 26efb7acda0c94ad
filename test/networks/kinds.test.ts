import { describe, expect, test } from 'vitest'
import { loadCatalog, networkFolders } from '../../indexer/catalog.ts'
import { defineNetwork } from '../../schemas/network.ts'
import { kinds, tellersOf, unansweredOf, withoutReason } from './kinds.ts'

/* Payments, burns, emissions, utilization and market: each network has each of them, or says why not. */

const { networks } = await loadCatalog(networkFolders({}))

describe.each(networks.map((network) => [network.id, network] as const))('%s', (_, network) => {
  test('has each kind of figure, or a reason why not', () => {
    expect(unansweredOf(network)).toEqual([])
  })

  test('would be named for each reason that is taken away', () => {
    for (const kind of kinds) {
      if (kind === 'market') continue
      const lacks = tellersOf(network, kind).length === 0
      expect(unansweredOf(withoutReason(network, kind)), kind).toEqual(lacks ? [kind] : [])
      // A network that does not say it is not even defined.
      expect(() => defineNetwork(withoutReason(network, kind)), kind).toThrow('methodology.')
    }
  })
})

test('reasons are there: some network lacks each of the four', () => {
  for (const kind of kinds.filter((one) => one !== 'market'))
    expect(
      networks.some((network) => tellersOf(network, kind).length === 0),
      kind,
    ).toBe(true)
})

test('a network whose token has no market is named', () => {
  const [network] = networks
  if (network === undefined) throw new Error('no network')
  const tokens = Object.fromEntries(
    Object.entries(network.tokens).map(([symbol, token]) => [symbol, { ...token, price: null }]),
  )
  expect(unansweredOf({ ...network, tokens, ownToken: undefined })).toEqual(['market'])
})
