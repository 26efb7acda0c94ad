import { expect, test } from 'vitest'
import { runningSums, sumsTo } from './check-sum.ts'

test.each([
  ['100.5', '1', '100.5', true],
  ['100.5', '1', '100.6', false],
  ['100', '0.005', '0.5', true],
  ['100', '0.005', '0.499999999999999999999999', true],
  ['100', '0.005', '0.4999999', false],
  [null, '1', '1', undefined],
  ['1', null, '1', undefined],
  ['1', '1', null, undefined],
] as const)('%s times %s against %s', (total, share, figure, result) => {
  expect(sumsTo(total, share, figure)).toBe(result)
})

test('the running sum leaves out what does not count, and ends where a value is not known', () => {
  expect(runningSums(['1', '2', '-0.5'], [true, false, true])).toEqual(['1', '1', '0.5'])
  expect(runningSums(['1', null, '3'], [true, true, true])).toEqual(['1', null, null])
  expect(runningSums([null, '3'], [false, true])).toEqual(['0', '3'])
})
