import { compareDecimals, divideDecimals, multiplyDecimals, subtractDecimals } from './decimal.ts'

/** Intl takes decimal text exactly; its type only knows the literal form of it. */
const exact = (value: string) => value as Intl.StringNumericLiteral

const locale = 'en-US'
const compact = new Intl.NumberFormat(locale, { notation: 'compact', maximumSignificantDigits: 3 })
const plain = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 })
const small = new Intl.NumberFormat(locale, { maximumSignificantDigits: 3 })
const percent = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 })
const usdPlain = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 })

const money = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 4 })
const price = new Intl.NumberFormat(locale, { maximumSignificantDigits: 6 })

/** A no-break space: a number and its unit stay on one line. */
const gap = '\u00a0'

function magnitude(value: string): string {
  return value.startsWith('-') ? value.slice(1) : value
}

/** Below this a value is dust: splits of exact decimals leave some. */
const dust = '0.000001'

function isDust(size: string): boolean {
  return compareDecimals(size, '0') > 0 && compareDecimals(size, dust) < 0
}

function shorten(value: string, money: boolean): string {
  const size = magnitude(value)
  if (compareDecimals(size, '1000') >= 0) return compact.format(exact(size))
  if (compareDecimals(size, '0') === 0) return '0'
  if (compareDecimals(size, '0.01') < 0) return small.format(exact(size))
  return (money ? usdPlain : plain).format(exact(size))
}

/** "$1.23M", "14.6K FIL", "3.2 %": short enough for a cell. The full value belongs beside it, see `formatExact`. */
export function formatShort(value: string, unit: string): string {
  if (unit !== 'ratio' && isDust(magnitude(value)))
    return unit === 'USD' ? `<${gap}$${dust}` : `<${gap}${dust}${gap}${unit}`
  const sign = value.startsWith('-') && compareDecimals(value, '0') !== 0 ? '−' : ''
  if (unit === 'USD') return `${sign}$${shorten(value, true)}`
  if (unit === 'ratio') return `${sign}${formatPercent(magnitude(value))}`
  if (unit === 'multiple') return `${sign}${shorten(magnitude(value), false)}×`
  if (unit === 'count' || unit === '') return sign + shorten(value, false)
  return `${sign}${shorten(value, false)}${gap}${unit}`
}

/** One amount of money in a list: cents and a little more, and never a zero for what is not one. */
export function formatMoney(value: string): string {
  const size = magnitude(value)
  if (compareDecimals(size, '0.01') < 0) return formatShort(value, 'USD')
  return `${value.startsWith('-') ? '−' : ''}$${money.format(exact(size))}`
}

/** USD per token, to six digits. */
export function formatPrice(value: string): string {
  return `$${price.format(exact(value))}`
}

/** A share such as "0.032" as "3.2 %". */
export function formatPercent(value: string): string {
  const hundredfold = divideDecimals(value, '0.01', 6) ?? '0'
  const size = magnitude(hundredfold)
  const text =
    compareDecimals(size, '0.1') < 0 && compareDecimals(size, '0') > 0
      ? small.format(exact(hundredfold))
      : percent.format(exact(hundredfold))
  return `${text.replace('-', '−')}${gap}%`
}

/** Every digit there is, grouped, with its unit. */
export function formatExact(value: string, unit: string): string {
  if (unit === 'ratio') return formatExact(multiplyDecimals(value, '100'), '%')
  const negative = value.startsWith('-')
  const [whole = '0', fraction = ''] = magnitude(value).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  const digits = fraction.replace(/0+$/, '')
  const tail = unit === 'USD' ? digits.padEnd(2, '0') : digits
  const number = `${negative ? '−' : ''}${unit === 'USD' ? '$' : ''}${grouped}${tail === '' ? '' : `.${tail}`}`
  return unit === 'USD' || unit === 'count' || unit === '' || unit === 'multiple'
    ? number
    : `${number}${gap}${unit}`
}

export type Change = { text: string; direction: 'up' | 'down' | 'flat' | 'none'; reason: string }

/** The change from the period before. Over a small base a percentage says nothing, so it is "n/a" with the reason. */
export function formatChange(value: string | null, previous: string | null, unit: string): Change {
  const none = (reason: string): Change => ({ text: 'n/a', direction: 'none', reason })
  if (value === null) return none('The figure is not known for this period.')
  if (previous === null) return none('The period before is not known.')
  if (compareDecimals(previous, '0') <= 0) return none('The period before is not above zero.')
  if (unit === 'USD' && compareDecimals(previous, '100') < 0) return none('The period before is under $100.')
  const ratio = divideDecimals(subtractDecimals(value, previous), previous, 6) ?? '0'
  const rounded = divideDecimals(ratio, '0.001', 0) ?? '0'
  if (rounded === '0') return { text: `0${gap}%`, direction: 'flat', reason: '' }
  const up = !ratio.startsWith('-')
  return { text: `${up ? '+' : ''}${formatPercent(ratio)}`, direction: up ? 'up' : 'down', reason: '' }
}

/** For counts of rows, blocks and the like, which are whole numbers already. */
export function formatCount(value: number): string {
  return plain.format(value)
}

/** 0x1234…cdef: enough to tell addresses apart; the full one stands beside it. */
export function shortenAddress(address: string): string {
  return address.length <= 14 ? address : `${address.slice(0, 6)}…${address.slice(-4)}`
}
