import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatAmount, parseAmount } from '../../schemas/amount.ts'

const uint256 = fc.bigInt({ min: -(2n ** 256n), max: 2n ** 256n - 1n })
const decimals = fc.constantFrom(0, 6, 8, 18, 24, 77)

describe('amounts', () => {
  test('raw -> text -> raw is the same integer, for the whole uint256 range', () => {
    fc.assert(
      fc.property(uint256, decimals, (raw, places) => parseAmount(formatAmount(raw, places), places) === raw),
    )
  })

  test('text has no exponent, no trailing zero, no sign of zero', () => {
    fc.assert(
      fc.property(uint256, decimals, (raw, places) =>
        /^(-(?!0$))?(0|[1-9]\d*)(\.\d*[1-9])?$/.test(formatAmount(raw, places)),
      ),
    )
  })

  test.each([
    [1_500_000n, 6, '1.5'],
    [-1n, 18, '-0.000000000000000001'],
    [0n, 18, '0'],
    [2n ** 256n - 1n, 0, '115792089237316195423570985008687907853269984665640564039457584007913129639935'],
  ])('%s with %s decimals is %s', (raw, places, text) => {
    expect(formatAmount(raw, places)).toBe(text)
  })

  test.each(['', 'x', '1e5', '1.', '.5', '1,5', '0x10', ' 1', '1.0000001', 'NaN', '--1'])(
    '%j is refused, not rounded',
    (text) => {
      expect(() => parseAmount(text, 6)).toThrow(
        /amount not read; got .*expected decimal text with at most 6 digits/,
      )
    },
  )
})
