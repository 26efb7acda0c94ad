import { expect, test } from 'vitest'
import { listStarts } from '../format/time.ts'
import { labelAxis } from './axis-labels.ts'

const label = (grain: 'DAY' | 'WEEK' | 'MONTH' | 'QUARTER', from: string, to: string, room: number) => [
  ...labelAxis(listStarts(grain, from, to), grain, room).values(),
]

test.each([
  [
    'MONTH',
    '2023-01-01',
    '2024-03-01',
    20,
    [
      '2023',
      'Feb',
      'Mar',
      'Apr',
      'May',
      'Jun',
      'Jul',
      'Aug',
      'Sep',
      'Oct',
      'Nov',
      'Dec',
      '2024',
      'Feb',
      'Mar',
    ],
  ],
  ['MONTH', '2023-01-01', '2024-12-01', 10, ['2023', 'Apr', 'Jul', 'Oct', '2024', 'Apr', 'Jul', 'Oct']],
  ['MONTH', '2020-10-01', '2026-04-01', 8, ['2021', '2022', '2023', '2024', '2025', '2026']],
  ['DAY', '2024-04-08', '2024-04-11', 8, ['8 Apr 2024', '9 Apr', '10 Apr', '11 Apr']],
  ['DAY', '2024-04-08', '2024-05-06', 8, ['8 Apr 2024', '15 Apr', '22 Apr', '29 Apr', '6 May']],
  ['DAY', '2023-11-15', '2024-02-15', 8, ['Nov 2023', 'Dec', 'Jan 2024', 'Feb']],
  ['QUARTER', '2024-01-01', '2024-10-01', 8, ['2024', 'Apr', 'Jul', 'Oct']],
] as const)('%s from %s to %s in room for %d', (grain, from, to, room, expected) => {
  expect(label(grain, from, to, room)).toEqual(expected)
})

test('labels never outgrow their room', () => {
  for (const room of [1, 2, 3, 5, 9])
    for (const years of [1, 4, 15]) {
      const count = label('DAY', '2010-03-05', `${2010 + years}-03-05`, room).length
      expect(count).toBeLessThanOrEqual(Math.max(2, room))
    }
})
