import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toDecimalText } from '../../indexer/price-sources/decimal-text.ts'
import { formatAmount } from '../../schemas/amount.ts'

const digits = (least: number, most: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: least, maxLength: most }).map((list) => list.join(''))
const whole = fc.oneof(
  fc.constant('0'),
  fc.tuple(fc.integer({ min: 1, max: 9 }), digits(0, 18)).map(([first, rest]) => `${first}${rest}`),
)

test('the text is the number, cut to 18 digits, as integers reckon it', () => {
  fc.assert(
    fc.property(
      whole,
      fc.option(digits(1, 40), { nil: '' }),
      fc.option(fc.integer({ min: -45, max: 45 }), { nil: undefined }),
      fc.constantFrom('e', 'E'),
      fc.boolean(),
      (before, after, exponent, letter, plus) => {
        const sign = plus && (exponent ?? 0) >= 0 ? '+' : ''
        const text = `${before}${after === '' ? '' : `.${after}`}${exponent === undefined ? '' : `${letter}${sign}${exponent}`}`
        // The number is digits x 10^shift; what is asked for is that times 10^18, cut.
        const shift = (exponent ?? 0) - after.length + 18
        const all = BigInt(`${before}${after}`)
        const cut = shift >= 0 ? all * 10n ** BigInt(shift) : all / 10n ** BigInt(-shift)
        expect(toDecimalText(text)).toBe(formatAmount(cut, 18))
      },
    ),
    { numRuns: 2000 },
  )
})

test.each([
  ['0.1', '0.1'],
  ['2600', '2600'],
  ['1.5e-7', '0.00000015'],
  ['1.50E+3', '1500'],
  ['9007199254740993.000000000000000001', '9007199254740993.000000000000000001'],
  ['0.1234567890123456789', '0.123456789012345678'],
  ['4e-19', '0'],
])('%s is %s', (text, expected) => {
  expect(toDecimalText(text)).toBe(expected)
})

test.each(['', '-1', '-0.5', 'NaN', 'Infinity', '0x10', '1.', '.5', '1,5', '1e999', '1e', 'banana'])(
  '%j is refused',
  (text) => {
    expect(() => toDecimalText(text)).toThrow(/price not understood/)
  },
)
