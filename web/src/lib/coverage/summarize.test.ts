import { expect, test } from 'vitest'
import { summarize } from './summarize.ts'

const source = (name: string, to: string | null, decoder = 'transfer@1') => ({
  network: 'helium',
  source: name,
  decoder,
  to,
})

test('the source that lags most is one that blocks tell, and no counter of midnights', () => {
  const sources = [
    source('a', '2026-03-10T12:00:00Z'),
    source('b', '2026-03-09T12:00:00Z'),
    source('c', '2026-01-01T00:00:00Z', 'readings'),
    source('d', null),
  ]
  expect(summarize(sources, [{ state: 'EQUAL' }, { state: 'OUTDATED' }, { state: 'DIFFERENT' }])).toEqual({
    ...{ read: 3, known: 4, doubted: 2, verified: 3 },
    farthest: { network: 'helium', source: 'b', to: '2026-03-09T12:00:00Z' },
  })
})

test('where nothing is read nothing lags', () => {
  expect(summarize([source('d', null)], [])).toEqual({
    ...{ read: 0, known: 1, doubted: 0, verified: 0 },
    farthest: undefined,
  })
})
