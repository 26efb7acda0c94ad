import { expect, test } from 'vitest'
import type { SeriesFieldsFragment, Tier } from '../generated/operations.ts'
import {
  frameFalls,
  frameFees,
  frameReadings,
  frameSupply,
  onlyPoint,
  partColours,
  supplyUnits,
} from './build-frames.ts'

const colours = partColours(false, '#111111')

function series(
  metric: string,
  unit: string,
  values: (string | null)[],
  tier: Tier = 'INDEXED',
): SeriesFieldsFragment {
  return {
    metric: { id: metric },
    network: 'helium',
    token: unit === 'USD' || unit === 'count' ? '' : unit,
    unit,
    times: values.map((_, index) => `2024-0${index + 1}-01`),
    values,
    tiers: values.map((value) => (value === null ? null : tier)),
    states: values.map((value) => (value === null ? null : 'FINAL')),
    completeness: values.map((value) => (value === null ? null : 'COMPLETE')),
    reasons: values.map(() => ''),
    sources: ['somebody'],
  }
}

test('fees are drawn by their parts, or whole, never both', () => {
  const parts = ['supply_side_revenue', 'protocol_revenue', 'holders_revenue'].map((metric) =>
    series(metric, 'USD', ['1', '2']),
  )
  const whole = series('fees', 'USD', ['3', '6'])
  expect(frameFees([whole, ...parts], 'MONTH', colours).lines.map(({ id }) => id)).toEqual([
    'supply_side_revenue',
    'protocol_revenue',
    'holders_revenue',
  ])
  expect(frameFees([whole], 'MONTH', colours).lines.map(({ id }) => id)).toEqual(['fees'])
})

test('a split that is shorter than the fees gives way to the fees', () => {
  const parts = ['supply_side_revenue', 'protocol_revenue', 'holders_revenue'].map((metric) =>
    series(metric, 'USD', [null, '2']),
  )
  expect(
    frameFees([series('fees', 'USD', ['3', '6']), ...parts], 'MONTH', colours).lines.map(({ id }) => id),
  ).toEqual(['fees'])
})

test('net is emitted minus burned, and a hole where one of both is not known', () => {
  const frame = frameSupply(
    [
      series('emitted', 'HNT', ['10', null, '5.5']),
      series('burned', 'HNT', ['12.25', '1', '0.5'], 'PUBLISHED'),
    ],
    'MONTH',
    'HNT',
    colours,
  )
  expect(frame.lines.map(({ id }) => id)).toEqual(['emitted', 'burned', 'net'])
  const net = frame.lines[2]
  expect(net?.points.map(({ value }) => value)).toEqual(['-2.25', null, '5'])
  expect(net?.points[0]?.tier).toBe('PUBLISHED')
})

test('units of supply are offered where they have values', () => {
  expect(supplyUnits([series('emitted', 'HNT', ['1']), series('burned_usd', 'USD', ['1'])])).toEqual([
    'HNT',
    'USD',
  ])
  expect(supplyUnits([series('emitted', 'HNT', [null])])).toEqual([])
})

test('readings without a value have no chart', () => {
  const charts = frameReadings(
    [series('payers', 'count', ['1']), series('price', 'USD', [null])],
    'MONTH',
    '#111111',
    (id) => id,
  )
  expect(charts.map(({ key }) => key)).toEqual(['payers'])
})

test('price and fees fall from the highest that each has been since both are known', () => {
  const frame = frameFalls(
    series('price', 'USD', ['9', '2', '4', null, '1', '5']),
    series('fees', 'USD', [null, '100', '80', '120', '0']),
    'MONTH',
    { price: '#000000', fees: '#111111' },
  )
  expect(frame.lines.map(({ id, unit, points }) => [id, unit, points.map(({ value }) => value)])).toEqual([
    ['price', 'ratio', ['0', '0', null, '-0.75']],
    ['fees', 'ratio', ['0', '-0.2', '0', '-1']],
  ])
  expect(frame.times[0]).toBe('2024-02-01')
})

test('without one of them, or with nothing above zero, there is no fall to draw', () => {
  const price = series('price', 'USD', ['2', '4'])
  const draw = { price: '#000000', fees: '#111111' }
  expect(frameFalls(price, undefined, 'MONTH', draw).times).toEqual([])
  const begun = series('fees', 'USD', ['100', '100', '10'])
  const told = { ...begun, completeness: begun.completeness.map((one, at) => (at === 2 ? 'PARTIAL' : one)) }
  const flat = series('price', 'USD', ['2', '2', '2'])
  const of = (fees: typeof begun) =>
    frameFalls(flat, fees, 'MONTH', draw).lines.map(({ points }) => points.map(({ value }) => value))
  expect(of(told as typeof begun)[1]?.slice(0, 2)).toEqual(['0', '0'])
  expect(of(told as typeof begun)[1]?.[2] ?? null).toBeNull()
  expect(of(begun)[1]?.[2]).toBe('-0.9')
  expect(frameFalls(price, series('fees', 'USD', [null, '0']), 'MONTH', draw).times).toEqual([])
})

test('one known point is a number and no chart', () => {
  const [one] = frameReadings([series('price', 'USD', [null, '4', null])], 'MONTH', '#111111', (id) => id)
  const [two] = frameReadings([series('price', 'USD', ['3', null, '4'])], 'MONTH', '#111111', (id) => id)
  expect(one && onlyPoint(one.frame)).toMatchObject({ index: 0, time: '2024-02-01', point: { value: '4' } })
  expect(two && onlyPoint(two.frame)).toBe(undefined)
})
