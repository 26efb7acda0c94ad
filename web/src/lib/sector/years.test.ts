import { expect, test } from 'vitest'
import type { SeriesFieldsFragment } from '../generated/operations.ts'
import { yearsOf } from './years.ts'

function quarters(values: Record<string, string | null>, partial: string[] = []): SeriesFieldsFragment {
  const times = Object.keys(values)
  return {
    metric: { id: 'fees' },
    network: 'a',
    token: '',
    unit: 'USD',
    times,
    values: Object.values(values),
    tiers: times.map(() => 'INDEXED'),
    states: times.map(() => 'FINAL'),
    completeness: times.map((time) => (partial.includes(time) ? 'PARTIAL' : 'COMPLETE')),
    reasons: times.map(() => ''),
    sources: [],
  }
}

const span = { from: '2024-01-01', to: '2026-05-02' }

test('quarters add up to calendar years, exactly, and the running year has those that have begun', () => {
  const told = quarters(
    {
      '2024-04-01': '1',
      '2024-10-01': '99999999999999999999.1',
      '2025-01-01': '0.1',
      '2025-04-01': '0.2',
      '2025-07-01': '0',
      '2025-10-01': '0',
      '2026-01-01': '5',
      '2026-04-01': '7',
    },
    ['2026-04-01'],
  )
  expect(yearsOf(told, span)).toEqual([
    { year: '2024', value: '100000000000000000000.1', whole: 2, begun: 4 },
    { year: '2025', value: '0.3', whole: 4, begun: 4 },
    { year: '2026', value: '12', whole: 1, begun: 2 },
  ])
})

test('a year without a value is no zero, and a series without any is no list of holes', () => {
  expect(
    yearsOf(quarters({ '2025-01-01': '3', '2026-01-01': null }), span).map(({ value }) => value),
  ).toEqual([null, '3', null])
  expect(yearsOf(quarters({ '2025-01-01': null }), span)).toEqual([])
  expect(yearsOf(quarters({ '2025-01-01': '0' }), span)).toHaveLength(3)
  expect(yearsOf(undefined, span)).toEqual([])
})
