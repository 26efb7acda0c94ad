import { RetryableError } from '../../schemas/errors.ts'

/** JSON number text to decimal text without exponent, cut to the 18 digits that a price has: "1.5e-7" -> "0.00000015". */
export function toDecimalText(text: string): string {
  const match = /^(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d{1,2}))?$/.exec(text)
  if (match === null)
    throw new RetryableError({ what: 'price not understood', got: text, expected: 'a number above zero' })
  const [, whole = '0', fraction = '', exponent = '0'] = match
  const shift = Number(exponent)
  const digits = `${whole}${fraction}`
  const point = whole.length + shift
  const padded = point <= 0 ? `${'0'.repeat(1 - point)}${digits}` : digits.padEnd(point, '0')
  const split = Math.max(point, 1)
  const cut = padded.slice(split, split + 18).replace(/0+$/, '')
  const left = padded.slice(0, split).replace(/^0+(?=\d)/, '')
  return cut === '' ? left : `${left}.${cut}`
}
