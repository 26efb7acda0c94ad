import { DataError } from './errors.ts'

const decimalText = /^(-?)(\d+)(?:\.(\d+))?$/

/**
 * Raw integer in base units to exact decimal text: (1500000n, 6) -> "1.5".
 * No exponent, no trailing zeros, no float on the way.
 */
export function formatAmount(raw: bigint, decimals: number): string {
  return placePoint(raw.toString(), decimals)
}

/** The same for an integer that is text already: ("1500000", 6) -> "1.5". */
export function placePoint(integer: string, decimals: number): string {
  if (!Number.isInteger(decimals) || decimals < 0 || decimals > 255)
    throw new DataError({ what: 'amount not formatted', got: decimals, expected: 'decimals from 0 to 255' })
  const sign = integer.startsWith('-') ? '-' : ''
  const digits = integer.slice(sign.length).padStart(decimals + 1, '0')
  const point = digits.length - decimals
  let end = digits.length
  while (end > point && digits[end - 1] === '0') end--
  return `${sign}${digits.slice(0, point)}${end === point ? '' : `.${digits.slice(point, end)}`}`
}

/**
 * Exact decimal text to the raw integer in base units: ("1.5", 6) -> 1500000n.
 * Throws DataError when the text is no decimal or has more digits than `decimals` holds: nothing is rounded.
 */
export function parseAmount(text: string, decimals: number): bigint {
  const match = decimalText.exec(text)
  const fraction = (match?.[3] ?? '').replace(/0+$/, '')
  if (match === null || fraction.length > decimals)
    throw new DataError({
      what: 'amount not read',
      got: text,
      expected: `decimal text with at most ${decimals} digits after the point`,
    })
  const raw = BigInt(`${match[2]}${fraction.padEnd(decimals, '0')}`)
  return match[1] === '-' ? -raw : raw
}
