import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDecimals, subtractDecimals } from '../format/decimal.ts'
import type { FigureFieldsFragment, SeriesFieldsFragment } from '../generated/operations.ts'
import { breakEven } from './break-even.ts'
import { pairSupply } from './pair-supply.ts'
import { feesPerNode } from './per-node.ts'
import { compareToPrice, deepestFall } from './resilience.ts'

const starts = Array.from({ length: 24 }, (_, index) =>
  new Date(Date.UTC(2024, index, 1)).toISOString().slice(0, 10),
)

function series(network: string, metric: string, values: (string | null)[]): SeriesFieldsFragment {
  return {
    metric: { id: metric },
    network,
    token: '',
    unit: 'USD',
    times: starts.slice(0, values.length),
    values,
    tiers: values.map((value) => (value === null ? null : 'INDEXED')),
    states: values.map((value) => (value === null ? null : 'FINAL')),
    completeness: values.map((value) => (value === null ? null : 'COMPLETE')),
    reasons: values.map(() => ''),
    sources: [network],
  }
}

const colours = { emitted: '#111111', burned: '#222222', net: '#333333' }
const money = fc.bigInt({ min: 0n, max: 10n ** 30n }).map((value) => addDecimals(`${value}`, '0.000001'))
const values = fc.array(fc.option(money), { minLength: 4, maxLength: 4 })

describe('the sector', () => {
  test('sets burn against emission only where one network knows both, to the last digit', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(values, values), { minLength: 1, maxLength: 4 }), (networks) => {
        const all = networks.flatMap(([burned, emitted], index) => [
          series(`n${index}`, 'burned_usd', burned),
          series(`n${index}`, 'emitted_usd', emitted),
        ])
        const { frame } = pairSupply(all, 'MONTH', colours)
        const at = (id: string, time: string) =>
          frame.lines.find((line) => line.id === id)?.points[frame.times.indexOf(time)]?.value ?? null
        for (const [month, time] of starts.slice(0, 4).entries()) {
          const pairs = networks.flatMap(([burned, emitted]) => {
            const [out, into] = [burned[month] ?? null, emitted[month] ?? null]
            return out === null || into === null ? [] : [{ out, into }]
          })
          const sum = (side: 'out' | 'into') =>
            pairs.length === 0 ? null : pairs.map((pair) => pair[side]).reduce(addDecimals)
          const [out, into] = [sum('out'), sum('into')]
          expect(at('burned', time)).toBe(out)
          expect(at('emitted', time)).toBe(into)
          expect(at('net', time)).toBe(out === null || into === null ? null : subtractDecimals(into, out))
        }
      }),
    )
  })

  test('names the networks that are in it', () => {
    const { networks } = pairSupply(
      [series('a', 'burned_usd', ['1']), series('a', 'emitted_usd', ['2']), series('b', 'burned_usd', ['9'])],
      'MONTH',
      colours,
    )
    expect(networks).toEqual(['a'])
  })
})

describe('months to break even', () => {
  const flat = (value: string, count: number) => Array.from({ length: count }, () => value)
  const falling = (count: number) => Array.from({ length: count }, (_, index) => String(200 - 10 * index))
  const trend = (fees: (string | null)[], incentives: (string | null)[], month = '2026-01-01') =>
    breakEven(series('a', 'fees', fees), series('a', 'incentives', incentives), month)

  test('a gap that shrinks by 10 a month and stands at 90 is closed after 9', () => {
    expect(trend(flat('0', 12), falling(12))).toMatchObject({ kind: 'months', months: 9, known: 12 })
  })

  test('only the last twelve months are in it, and a hole is no zero', () => {
    expect(trend(flat('0', 18), [...flat('9999', 6), ...falling(12)])).toMatchObject({ months: 9, known: 12 })
    const holed = falling(12).map((value, index) => (index === 4 ? null : value))
    expect(trend(flat('0', 12), holed)).toMatchObject({ months: 9, known: 11 })
  })

  test('the month that is not over is no part of it', () => {
    expect(trend(flat('0', 13), [...falling(12), '0'], '2025-01-01')).toMatchObject({
      kind: 'months',
      months: 9,
    })
  })

  test('it says when it is met, when it never is, and why nothing is said', () => {
    expect(trend(flat('300', 12), falling(12)).kind).toBe('met')
    expect(trend(flat('0', 12), flat('5', 12)).kind).toBe('never')
    expect(trend(flat('0', 5), falling(5)).reason).toBe(
      '5 whole months are known of both, and a trend wants 6',
    )
    expect(breakEven(undefined, series('a', 'incentives', ['1']), '2026-01-01').reason).toMatch(
      /known of fees$/,
    )
  })

  test('it does not depend on the unit of money', () => {
    const amounts = fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 8, maxLength: 12 })
    fc.assert(
      fc.property(amounts, amounts, (fees, incentives) => {
        const times = (list: number[], tail: string) => list.map((value) => `${value}${tail}`)
        const small = trend(times(fees, ''), times(incentives, ''))
        expect(trend(times(fees, '000000'), times(incentives, '000000'))).toEqual(small)
      }),
    )
  })
})

describe('resilience', () => {
  test('a fall is from the highest so far to the lowest after it', () => {
    const points = ['50', '100', '40', '90', '30', '200', '150'].map((value, index) => ({
      time: String(index),
      value,
    }))
    expect(deepestFall(points)).toEqual({ share: '0.7', peak: '1', trough: '4' })
    expect(deepestFall([{ time: '0', value: '0' }])).toBe(null)
  })

  test('changes that go together correlate by one, against each other by minus one, and few by nothing', () => {
    const price = ['1', '2', '1', '3', '1', '4', '1', '5', '1', '6']
    const against = ['60', '30', '60', '20', '60', '15', '60', '12', '60', '10']
    const compared = (fees: (string | null)[], prices: (string | null)[]) =>
      compareToPrice(series('a', 'fees', fees), series('a', 'price', prices), 'MONTH')
    expect(
      compared(
        price.map((value) => `${value}00`),
        price,
      )?.correlation,
    ).toBeCloseTo(1, 9)
    expect(compared(against, price)?.correlation).toBeLessThan(0)
    expect(compared(price.slice(0, 5), price)).toMatchObject({ correlation: null, pairs: 4, periods: 5 })
    expect(
      compared(
        price,
        price.map(() => '2'),
      )?.correlation,
    ).toBe(null)
    expect(compared([null, null], ['1', '2'])).toBe(undefined)
  })

  test('a hole makes no change from before it to after it', () => {
    const fees = ['1', '2', null, '4', '5']
    expect(
      compareToPrice(series('a', 'fees', fees), series('a', 'price', ['1', '2', '3', '4', '5']), 'MONTH'),
    ).toMatchObject({
      pairs: 2,
      periods: 4,
      days: 31 + 29 + 30 + 31,
      from: '2024-01-01',
      to: '2024-06-01',
    })
  })
})

test('fees are set against nodes only where both are of one time', () => {
  const figure = (metric: string, value: string, from: string, to: string): FigureFieldsFragment => ({
    metric: { id: metric },
    token: '',
    unit: 'USD',
    value,
    previous: null,
    tier: 'INDEXED',
    state: 'FINAL',
    completeness: 'COMPLETE',
    grade: 'A',
    nominal: '',
    reason: '',
    movements: 1,
    source: 'a',
    from,
    to,
  })
  const fees = figure('fees', '1000', '2024-01-01', '2024-07-01')
  expect(feesPerNode(fees, figure('nodes_active', '8', '2024-06-01', '2024-07-01')).value).toBe('125')
  expect(feesPerNode(fees, figure('nodes_active', '8', '2023-01-01', '2023-02-01')).reason).toMatch(
    /counted last on 31 Jan 2023/,
  )
  expect(feesPerNode(fees, figure('nodes_active', '0', '2024-06-01', '2024-07-01')).reason).toBe(
    'no node is active',
  )
  expect(feesPerNode(fees, undefined).value).toBe(null)
})
