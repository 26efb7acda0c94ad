import { describe, expect, test } from 'vitest'
import { divideDecimals, multiplyDecimals } from '../format/decimal.ts'
import { isDay, today } from '../format/time.ts'
import { cloudComparisons, discountOf } from './list-prices.ts'

describe.each(cloudComparisons)('$network against $cloud.name', ({ network, own, cloud, copies, why }) => {
  test('both prices have an address and a day that was', () => {
    for (const { day, source, usd } of [own, cloud]) {
      expect(isDay(day) && day <= today(), `${network}: ${day}`).toBe(true)
      expect(new URL(source).protocol).toBe('https:')
      expect(usd).toMatch(/^\d+(\.\d+)?$/)
    }
    expect(why).not.toBe('')
    expect(copies.length).toBeGreaterThan(0)
  })
})

test('2.50 for a TiB and 30 days against 0.023 for a GB of 1,024 to the TiB and a month of the calendar', () => {
  const [storage] = cloudComparisons
  if (storage === undefined) throw new Error('there is one comparison')
  expect(storage.cloud.usd).toBe(multiplyDecimals('0.023', '1024'))
  // 50 TB of the list are 51,200 GB.
  expect(divideDecimals('51200', '50', 0)).toBe('1024')
  // Of 365 days there are 365 ÷ 30 months of the one, and 12 of the other.
  expect(storage.own.usd).toBe(divideDecimals(multiplyDecimals('2.5', '365'), '360', 6))
  expect(discountOf(storage, 1)).toEqual({ usd: '2.534722', discount: '0.892377' })
  expect(discountOf(storage, 3)).toEqual({ usd: '7.604166', discount: '0.677132' })
})

test('what costs more is a discount below zero, and nothing is one of nothing', () => {
  const price = (usd: string) => ({ name: '', quoted: '', usd, day: '2026-01-01', source: '' })
  expect(discountOf({ own: price('3'), cloud: price('2') }, 1).discount).toBe('-0.5')
  expect(discountOf({ own: price('3'), cloud: price('0') }, 1).discount).toBe(null)
})
