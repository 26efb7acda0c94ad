import { expect, test } from 'vitest'
import { groupReasons } from './group-reasons.ts'

test('a reason stands once, with all networks of which nothing is known by it', () => {
  expect(groupReasons([])).toBe('')
  expect(
    groupReasons([
      { name: 'Bittensor', reason: 'nothing that customers pay is on chain' },
      { name: 'Akash', reason: 'not read from the chain yet' },
      { name: 'Nosana', reason: 'not read from the chain yet' },
    ]),
  ).toBe('Not read from the chain yet: Akash, Nosana. Nothing that customers pay is on chain: Bittensor.')
})
