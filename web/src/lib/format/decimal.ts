/** Exact arithmetic on decimal text, as the API gives it. No value becomes a float here. */

type Parts = { units: bigint; scale: number }

const decimalText = /^[+-]?\d+(\.\d+)?$/

function parse(text: string): Parts {
  if (!decimalText.test(text)) throw new RangeError(`not decimal text: ${text.slice(0, 60)}`)
  const point = text.indexOf('.')
  if (point < 0) return { units: BigInt(text), scale: 0 }
  return { units: BigInt(text.slice(0, point) + text.slice(point + 1)), scale: text.length - point - 1 }
}

function print(units: bigint, scale: number): string {
  const sign = units < 0n ? '-' : ''
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0')
  const whole = digits.slice(0, digits.length - scale)
  const fraction = digits.slice(digits.length - scale).replace(/0+$/, '')
  return fraction === '' ? (whole === '0' ? '0' : sign + whole) : `${sign}${whole}.${fraction}`
}

function align(left: string, right: string): { left: bigint; right: bigint; scale: number } {
  const a = parse(left)
  const b = parse(right)
  const scale = Math.max(a.scale, b.scale)
  return {
    left: a.units * 10n ** BigInt(scale - a.scale),
    right: b.units * 10n ** BigInt(scale - b.scale),
    scale,
  }
}

export function addDecimals(left: string, right: string): string {
  const pair = align(left, right)
  return print(pair.left + pair.right, pair.scale)
}

export function subtractDecimals(left: string, right: string): string {
  const pair = align(left, right)
  return print(pair.left - pair.right, pair.scale)
}

/** The sum of what is known; null where nothing is. */
export function sumDecimals(values: readonly (string | null | undefined)[]): string | null {
  // One sum for each number of digits: bringing every value to the same digits would be most of the work.
  const sums: bigint[] = []
  for (const value of values) {
    if (value === null || value === undefined) continue
    const { units, scale } = parse(value)
    sums[scale] = (sums[scale] ?? 0n) + units
  }
  if (sums.length === 0) return null
  const scale = sums.length - 1
  const total = sums.reduce((sum, units, digits) => sum + units * 10n ** BigInt(scale - digits), 0n)
  return print(total, scale)
}

/** Below 0, 0 or above 0, for sorting. */
export function compareDecimals(left: string, right: string): number {
  const pair = align(left, right)
  return pair.left < pair.right ? -1 : pair.left > pair.right ? 1 : 0
}

/** Cut, not rounded, after `digits` digits; null where the divisor is zero. */
export function divideDecimals(left: string, right: string, digits: number): string | null {
  const pair = align(left, right)
  if (pair.right === 0n) return null
  return print((pair.left * 10n ** BigInt(digits)) / pair.right, digits)
}

export function negateDecimal(value: string): string {
  return subtractDecimals('0', value)
}

export function multiplyDecimals(left: string, right: string): string {
  const a = parse(left)
  const b = parse(right)
  return print(a.units * b.units, a.scale + b.scale)
}
