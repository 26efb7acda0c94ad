import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { loadCatalog, networkFolders } from '../../indexer/catalog.ts'
import type { NetworkDefinition } from '../../schemas/network.ts'
import { complaintOf, type Written } from './rules.ts'

/* Who reads a figure is told which version of a method made it: rules never change under a version. */

const written = JSON.parse(readFileSync(new URL('./rules.json', import.meta.url), 'utf8')) as Written
const { networks } = await loadCatalog(networkFolders({}))
const changed = (network: NetworkDefinition, change: Partial<NetworkDefinition>) =>
  complaintOf({ ...network, ...change } as NetworkDefinition, written)

describe.each(networks.filter(({ id }) => id in written))('$id', (network) => {
  test('has the rules that its version stands for', () => {
    expect(complaintOf(network, written)).toBeUndefined()
  })

  test('another rule needs another version', () => {
    const [token] = Object.values(network.tokens)
    const rules: Partial<NetworkDefinition>[] = [
      { revenue: { fact: 'burn', classes: ['bridge'], basis: 'cash' } } as Partial<NetworkDefinition>,
      { tokens: { ...network.tokens, XYZ: token } } as Partial<NetworkDefinition>,
      {
        exclusions: [{ payer: '0x00', why: 'a', source: 'https://a.example' }],
      } as Partial<NetworkDefinition>,
    ]
    for (const rule of rules) {
      expect(changed(network, rule)).toMatch(/raise it$/)
      expect(changed(network, { ...rule, methodVersion: network.methodVersion + 1 })).toMatch(
        /npm run rules$/,
      )
    }
  })

  test('other words need none', () => {
    expect(
      changed(network, { name: 'X', description: 'Y.', links: { website: 'https://x.example' } }),
    ).toBeUndefined()
  })

  test('another version needs other rules', () => {
    expect(changed(network, { methodVersion: network.methodVersion + 1 })).toMatch(/its rules are those/)
  })
})

test('a network that is new needs no line', () => {
  const [network] = networks
  if (network === undefined) throw new Error('no network')
  expect(changed(network, { id: 'brand-new', revenue: null })).toBeUndefined()
})
