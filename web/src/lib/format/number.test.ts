import { expect, test } from 'vitest'
import {
  formatChange,
  formatExact,
  formatMoney,
  formatPercent,
  formatPrice,
  formatShort,
  shortenAddress,
} from './number.ts'

test.each([
  ['1234567.891', 'USD', '$1.23M'],
  ['-1234567.891', 'USD', '−$1.23M'],
  ['512.3', 'USD', '$512.30'],
  ['0', 'USD', '$0'],
  ['-0', 'USD', '$0'],
  ['0.0000012345', 'USD', '$0.00000123'],
  ['0.000000000000000000000027', 'USD', '<\u00a0$0.000001'],
  ['0.0000009', 'FIL', '<\u00a00.000001\u00a0FIL'],
  ['14600.5', 'FIL', '14.6K\u00a0FIL'],
  ['28606855.46', 'FIL', '28.6M\u00a0FIL'],
  ['999.994', 'HNT', '999.99\u00a0HNT'],
  ['0.032', 'ratio', '3.2\u00a0%'],
  ['1500', 'count', '1.5K'],
  ['3', 'count', '3'],
  ['1232.876715', 'multiple', '1.23K×'],
  ['14.2', 'multiple', '14.2×'],
  ['2345.1', 'PiB', '2.35K\u00a0PiB'],
])('%s %s is short as %s', (value, unit, text) => {
  expect(formatShort(value, unit)).toBe(text)
})

test.each([
  ['799639.11', 'RENDER', '799,639.11\u00a0RENDER'],
  ['3950659', 'USD', '$3,950,659.00'],
  [
    '-12345678901234567890.123456789012345678901234',
    'FIL',
    '−12,345,678,901,234,567,890.123456789012345678901234\u00a0FIL',
  ],
  ['1.5000', 'GEOD', '1.5\u00a0GEOD'],
  ['0.00', 'USD', '$0.00'],
  ['2.0612345678901234', 'ratio', '206.12345678901234\u00a0%'],
])('%s %s is exact as %s', (value, unit, text) => {
  expect(formatExact(value, unit)).toBe(text)
})

test.each([
  ['150', '100', 'USD', '+50\u00a0%', 'up'],
  ['50', '100', 'USD', '−50\u00a0%', 'down'],
  ['100', '100', 'USD', '0\u00a0%', 'flat'],
  ['9900', '99.99', 'USD', 'n/a', 'none'],
  ['9900', '99.99', 'HNT', '+9,801\u00a0%', 'up'],
  ['1', '0', 'HNT', 'n/a', 'none'],
  [null, '100', 'USD', 'n/a', 'none'],
  ['1', null, 'USD', 'n/a', 'none'],
] as const)('%s after %s %s is %s', (value, previous, unit, text, direction) => {
  const change = formatChange(value, previous, unit)
  expect(change.text).toBe(text)
  expect(change.direction).toBe(direction)
  expect(change.reason === '').toBe(direction !== 'none')
})

test('percentages keep the small and round the large', () => {
  expect(formatPercent('0.00042')).toBe('0.042\u00a0%')
  expect(formatPercent('-0.1234')).toBe('−12.3\u00a0%')
  expect(formatPercent('12')).toBe('1,200\u00a0%')
})

test('addresses keep both ends', () => {
  expect(shortenAddress('0x23b1e018F08BB982348b15a86ee926eEBf7F4DAa')).toBe('0x23b1…4DAa')
  expect(shortenAddress('f099')).toBe('f099')
})

test.each([
  ['11.886974260099', '$11.887'],
  ['-1234.5', '−$1,234.50'],
  ['0.004', '$0.004'],
  ['0.00000000001', '<\u00a0$0.000001'],
  ['0', '$0'],
])('%s in a list is %s', (value, text) => {
  expect(formatMoney(value)).toBe(text)
})

test('prices keep six digits', () => {
  expect(['1', '0.000012345678', '187.123456'].map(formatPrice)).toEqual(['$1', '$0.0000123457', '$187.123'])
})
