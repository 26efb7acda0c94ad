import { formatAmount, parseAmount } from '../../schemas/amount.ts'
import type { MarketResolvers, MarketValue } from '../../schemas/generated/resolvers.ts'
import type { MarketRow } from '../rows.ts'

/** Digits after the point of a price and of a supply. */
const priceDigits = 18
const supplyDigits = 24
const usdDigits = 24

/** A price older than a day is not today's; a supply moves slowly and may be read once a day. */
const oldestPrice = 86_400
const oldestSupply = 2 * 86_400
const feeDays = 30

type Value = Required<Omit<MarketValue, '__typename'>> & {
  readonly value: string | null
  readonly last: string | null
}

/** A value that no fees are in. */
const ofNoFees = { nominal: '', partial: '' }

const timeOf = (seconds: number) => new Date(seconds * 1000).toISOString().replace('.000', '')

type Told = {
  readonly what: string
  readonly value: string
  readonly source: string
  readonly at: number
  readonly answer: string
  readonly oldest: number
}

const priceOf = (row: MarketRow): Told => ({
  what: 'price',
  value: row.price,
  source: row.priceSource,
  at: row.priceAt,
  answer: row.priceAnswer,
  oldest: oldestPrice,
})
const circulatingOf = (row: MarketRow): Told => ({
  what: 'circulating supply',
  value: row.circulating,
  source: row.circulatingSource,
  at: row.circulatingAt,
  answer: row.circulatingAnswer,
  oldest: oldestSupply,
})
const largestOf = (row: MarketRow): Told => ({
  what: 'largest supply',
  value: row.largest,
  source: row.largestSource,
  at: row.largestAt,
  answer: row.largestAnswer,
  oldest: oldestSupply,
})

/** Why a value does not stand as the present one; empty where it does. */
function reasonOf({ what, value, at, source, oldest }: Told, now: number): string {
  if (value === '') return `no source told a ${what}`
  if (now - at <= oldest) return ''
  return `stale: ${source} told the ${what} last at ${timeOf(at).slice(0, 16).replace('T', ' ')} UTC`
}

function toldOf(told: Told, now: number): Value {
  const reason = reasonOf(told, now)
  return {
    value: reason === '' ? told.value : null,
    last: told.value || null,
    observedAt: told.at > 0 ? timeOf(told.at) : null,
    source: told.source,
    reason,
    answerUrl: told.answer === '' ? '' : `/export/answers/${told.answer}`,
    ...ofNoFees,
  }
}

/** Price × supply, exact; as old as the older of both. */
function worthOf(row: MarketRow, supply: Told): Value {
  const price = priceOf(row)
  const reasons = [reasonOf(price, row.now), reasonOf(supply, row.now)].filter((reason) => reason !== '')
  const isKnown = price.value !== '' && supply.value !== ''
  const last = isKnown
    ? formatAmount(
        (parseAmount(price.value, priceDigits) * parseAmount(supply.value, supplyDigits)) /
          10n ** BigInt(priceDigits + supplyDigits - usdDigits),
        usdDigits,
      )
    : null
  return {
    value: reasons.length === 0 ? last : null,
    last,
    observedAt: isKnown ? timeOf(Math.min(price.at, supply.at)) : null,
    source: isKnown ? [...new Set([supply.source, price.source])].join(' x ') : '',
    reason: reasons.join('; '),
    answerUrl: '',
    ...ofNoFees,
  }
}

function feesOf(row: MarketRow): Value {
  const isKnown = row.feeDays === feeDays
  const value = isKnown
    ? formatAmount((parseAmount(row.fees ?? '0', usdDigits) * 365n) / BigInt(feeDays), usdDigits)
    : null
  return {
    value,
    last: value,
    observedAt: null,
    source: isKnown ? 'fees' : '',
    reason: isKnown ? '' : `fees in USD are known on ${row.feeDays} of the last ${feeDays} days`,
    answerUrl: '',
    nominal: row.nominal,
    partial:
      row.partialDays === 0
        ? ''
        : `partial on ${row.partialDays} of ${row.feeDays} days: ${row.partialReason}`,
  }
}

function priceToFeesOf(row: MarketRow): Value {
  const cap = worthOf(row, circulatingOf(row))
  const fees = feesOf(row)
  const isEarning = fees.value !== null && parseAmount(fees.value, usdDigits) > 0n
  const reason =
    [cap.reason, fees.reason].filter((text) => text !== '').join('; ') ||
    (isEarning ? '' : 'no fees in the last 30 days')
  const ratio = (worth: string | null) =>
    worth === null || fees.value === null || !isEarning
      ? null
      : formatAmount((parseAmount(worth, usdDigits) * 10n ** 6n) / parseAmount(fees.value, usdDigits), 6)
  return {
    ...cap,
    value: ratio(cap.value),
    last: ratio(cap.last),
    source: [cap.source, fees.source].filter((text) => text !== '').join(' / '),
    reason,
    nominal: fees.nominal,
    partial: fees.partial,
  }
}

/** Fields of a network's market, from what was told last. */
export const market: MarketResolvers = {
  price: (row) => toldOf(priceOf(row), row.now),
  circulating: (row) => toldOf(circulatingOf(row), row.now),
  largest: (row) => toldOf(largestOf(row), row.now),
  marketCap: (row) => worthOf(row, circulatingOf(row)),
  fullyDiluted: (row) => worthOf(row, largestOf(row)),
  feesAnnualised: feesOf,
  priceToFees: priceToFeesOf,
  comparison: ({ comparedAt, compareSource, comparePrice, otherSource, otherPrice, difference, doubt }) =>
    comparedAt === 0
      ? null
      : {
          comparedAt: timeOf(comparedAt),
          source: compareSource,
          price: comparePrice,
          otherSource,
          otherPrice,
          difference,
          doubt,
        },
}
