import { expect, test } from 'vitest'
import type { SeriesFieldsFragment } from '../generated/operations.ts'
import { cumulate, type Frame, gatherRest, makeFrame, sortBySize, sumAt } from './frame.ts'

function series(network: string, points: Record<string, string | null>): SeriesFieldsFragment {
  const times = Object.keys(points)
  const values = Object.values(points)
  return {
    metric: { id: 'fees' },
    network,
    token: '',
    unit: 'USD',
    times,
    values,
    tiers: values.map((value) => (value === null ? null : 'PUBLISHED')),
    states: values.map((value) => (value === null ? null : 'FINAL')),
    completeness: values.map((value) => (value === null ? null : 'COMPLETE')),
    reasons: values.map(() => ''),
    sources: [`${network}-source`],
  }
}

const describe = ({ network }: SeriesFieldsFragment) => ({ id: network, name: network, colour: '#123456' })
const valuesOf = (frame: Frame) => frame.lines.map(({ points }) => points.map(({ value }) => value))

test('what is missing between two periods is a hole, and ends are not invented', () => {
  const frame = makeFrame(
    [
      series('a', { '2024-01-01': '1', '2024-04-01': '2' }),
      series('b', { '2024-02-01': '0', '2024-09-01': null }),
    ],
    'MONTH',
    describe,
  )
  expect(frame.times).toEqual(['2024-01-01', '2024-02-01', '2024-03-01', '2024-04-01'])
  expect(valuesOf(frame)).toEqual([
    ['1', null, null, '2'],
    [null, '0', null, null],
  ])
})

test('a series without any value is no line', () => {
  const frame = makeFrame([series('a', { '2024-01-01': null })], 'MONTH', describe)
  expect(frame).toEqual({ grain: 'MONTH', times: [], lines: [] })
})

test('a period off the grid keeps a place of its own and is never lost', () => {
  const frame = makeFrame([series('a', { '2023-12-20': '5', '2023-12-27': '6' })], 'WEEK', describe)
  expect(frame.times).toEqual(['2023-12-18', '2023-12-20', '2023-12-25', '2023-12-27'])
  expect(sumAt(frame, 1)).toBe('5')
  expect(
    valuesOf(frame)
      .flat()
      .filter((value) => value !== null),
  ).toEqual(['5', '6'])
})

test('running sums are exact, carry over holes and start with the first value', () => {
  const frame = cumulate(
    makeFrame(
      [
        series('a', { '2024-02-01': '0.1', '2024-03-01': null, '2024-04-01': '0.2' }),
        series('b', { '2024-01-01': '7' }),
      ],
      'MONTH',
      describe,
    ),
  )
  expect(valuesOf(frame)).toEqual([
    [null, '0.1', '0.1', '0.3'],
    ['7', '7', '7', '7'],
  ])
})

test('lines are sorted by size and the rest is gathered without losing a cent', () => {
  const all = ['1.01', '5', '3.33', '2.22'].map((value, index) =>
    series(`n${index}`, { '2024-01-01': value }),
  )
  const sorted = sortBySize(makeFrame(all, 'MONTH', describe))
  expect(sorted.lines.map(({ id }) => id)).toEqual(['n1', 'n2', 'n3', 'n0'])
  const gathered = gatherRest(sorted, 2, '#777777')
  expect(gathered.lines.map(({ name }) => name)).toEqual(['n1', 'n2', 'Other (2)'])
  expect(gathered.lines[2]?.points[0]?.value).toBe('3.23')
  expect(gathered.lines[2]?.behind).toBe(null)
  expect(sumAt(gathered, 0)).toBe(sumAt(sorted, 0))
  expect(gatherRest(sorted, 3, '#777777')).toBe(sorted)
})
