import { expect, test } from 'vitest'
import {
  addDays,
  endOf,
  formatPeriod,
  formatSeconds,
  formatSpan,
  formatTime,
  isDay,
  listStarts,
  startOf,
} from './time.ts'

test.each([
  ['DAY', '2024-02-29', '2024-02-29', '2024-03-01', '29 Feb 2024'],
  ['WEEK', '2023-12-20', '2023-12-18', '2023-12-25', 'week of 18 Dec 2023'],
  ['WEEK', '2023-12-24', '2023-12-18', '2023-12-25', 'week of 18 Dec 2023'],
  ['WEEK', '2024-01-01', '2024-01-01', '2024-01-08', 'week of 1 Jan 2024'],
  ['MONTH', '2025-12-31', '2025-12-01', '2026-01-01', 'Dec 2025'],
  ['QUARTER', '2025-12-31', '2025-10-01', '2026-01-01', 'Q4 2025'],
  ['QUARTER', '2025-03-31', '2025-01-01', '2025-04-01', 'Q1 2025'],
] as const)('%s of %s', (grain, day, start, end, text) => {
  expect(startOf(grain, day)).toBe(start)
  expect(endOf(grain, start)).toBe(end)
  expect(formatPeriod(grain, start)).toBe(text)
})

test('periods are listed without a gap', () => {
  expect(listStarts('MONTH', '2023-11-15', '2024-02-01')).toEqual([
    '2023-11-01',
    '2023-12-01',
    '2024-01-01',
    '2024-02-01',
  ])
  expect(listStarts('DAY', '2024-02-28', '2024-03-01')).toEqual(['2024-02-28', '2024-02-29', '2024-03-01'])
  expect(listStarts('DAY', '2024-03-01', '2024-02-28')).toEqual([])
})

test('only real days are days', () => {
  expect(isDay('2024-02-29')).toBe(true)
  for (const text of ['2023-02-29', '2024-13-01', '2024-1-1', 'yesterday', '', '2024-02-29T00:00:00Z'])
    expect(isDay(text)).toBe(false)
})

test('spans print their last day, not the day after', () => {
  expect(formatSpan('2025-10-01', '2025-11-01')).toBe('1 Oct 2025 to 31 Oct 2025')
  expect(formatSpan('2025-10-01', '2025-10-02')).toBe('1 Oct 2025')
  expect(addDays('2024-12-31', 1)).toBe('2025-01-01')
})

test('times are UTC and say so', () => {
  expect(formatTime('2026-04-21T13:05:09.123Z')).toBe('2026-04-21 13:05 UTC')
  expect([5, 600, 7200, 200_000].map(formatSeconds)).toEqual(['5 s', '10 min', '2 h', '2 d'])
})
