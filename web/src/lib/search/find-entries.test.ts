import { expect, test } from 'vitest'
import { findEntries, listEntries } from './find-entries.ts'

const entries = listEntries({
  networks: [
    { id: 'helium', name: 'Helium', category: 'wireless', tokens: [{ symbol: 'HNT' }, { symbol: 'DC' }] },
    { id: 'the-graph', name: 'The Graph', category: 'data', tokens: [{ symbol: 'GRT' }] },
  ],
  metrics: [
    { id: 'fees', label: 'Fees', unit: 'USD', group: 'revenue' },
    { id: 'burn_to_emission', label: 'Burn to emission', unit: 'ratio', group: 'supply' },
    { id: 'emitted', label: 'Emitted', unit: 'token', group: 'supply' },
  ],
})
const found = (text: string) => findEntries(entries, text).map(({ key }) => key)

test.each([
  ['hel', ['network-helium']],
  ['  GRT ', ['network-the-graph']],
  ['graph', ['network-the-graph']],
  ['emi', ['metric-emitted', 'metric-burn_to_emission']],
  ['burn_to', ['metric-burn_to_emission']],
  ['nothing', []],
])('%s finds %j', (text, keys) => {
  expect(found(text)).toEqual(keys)
})

test('without a text everything is offered, networks first', () => {
  expect(found('')[0]).toBe('network-helium')
  expect(found('')).toHaveLength(5)
})
