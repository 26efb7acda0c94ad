import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  addDecimals,
  compareDecimals,
  divideDecimals,
  negateDecimal,
  subtractDecimals,
  sumDecimals,
} from './decimal.ts'

test.each([
  ['0.1', '0.2', '0.3'],
  ['-0.5', '0.5', '0'],
  ['799639.110000000000000001', '0', '799639.110000000000000001'],
  [
    '123456789012345678901234567890',
    '0.000000000000000000000001',
    '123456789012345678901234567890.000000000000000000000001',
  ],
])('%s + %s = %s', (left, right, sum) => {
  expect(addDecimals(left, right)).toBe(sum)
})

test('a sum leaves out what is not known, and is not known where nothing is', () => {
  expect(sumDecimals([null, '1.5', undefined, '2'])).toBe('3.5')
  expect(sumDecimals([null])).toBe(null)
  expect(sumDecimals([])).toBe(null)
})

test('division is cut and refuses zero', () => {
  expect(divideDecimals('2', '3', 4)).toBe('0.6666')
  expect(divideDecimals('1', '0.0', 4)).toBe(null)
})

test('text that is not decimal is refused, never read as something else', () => {
  for (const text of ['', 'NaN', '1e5', '1.', '.5', '0x10', '1,000'])
    expect(() => addDecimals(text, '1')).toThrow(RangeError)
})

const decimal = fc
  .record({
    units: fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n }),
    scale: fc.integer({ min: 0, max: 24 }),
  })
  .map(({ units, scale }) => {
    const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0')
    const text = scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`
    return units < 0n ? `-${text}` : text
  })

test('addition and subtraction undo each other, and order does not matter', () => {
  fc.assert(
    fc.property(decimal, decimal, (a, b) => {
      expect(compareDecimals(subtractDecimals(addDecimals(a, b), b), a)).toBe(0)
      expect(addDecimals(a, b)).toBe(addDecimals(b, a))
      expect(compareDecimals(addDecimals(a, negateDecimal(a)), '0')).toBe(0)
    }),
  )
})
