import { expect, test } from 'vitest'
import { grainFor, spanOf } from './period.ts'

test.each([
  ['30d', { from: '2026-03-16', to: '2026-04-15' }, 'DAY'],
  ['90d', { from: '2026-01-15', to: '2026-04-15' }, 'DAY'],
  ['1y', { from: '2025-04-15', to: '2026-04-15' }, 'MONTH'],
  ['ytd', { from: '2026-01-01', to: '2026-04-15' }, 'MONTH'],
  ['all', { from: '2017-01-01', to: '2026-04-15' }, 'MONTH'],
] as const)('%s', (period, span, grain) => {
  expect(spanOf(period, '2026-04-14')).toEqual(span)
  expect(grainFor(span)).toBe(grain)
})

test('a span that was chosen is taken as it is', () => {
  const span = { from: '2024-01-01', to: '2024-01-08' }
  expect(spanOf(span, '2026-04-14')).toEqual(span)
})
