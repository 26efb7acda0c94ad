import { expect, test } from 'vitest'
import { type Frame, hole, type Point } from './frame.ts'
import { rebase } from './rebase.ts'

const point = (value: string | null): Point =>
  value === null ? hole : { ...hole, value, tier: 'INDEXED', provisional: true }

function frame(...lines: (string | null)[][]): Frame {
  return {
    grain: 'MONTH',
    times: ['2024-01-01', '2024-02-01', '2024-03-01', '2024-04-01'],
    lines: lines.map((values, index) => ({
      id: `line-${index}`,
      name: `Line ${index}`,
      colour: '#111111',
      unit: `T${index}`,
      behind: { network: `n${index}`, metric: 'burned', token: `T${index}` },
      sources: ['a'],
      points: values.map(point),
    })),
  }
}

const valuesOf = ({ lines }: Frame) => lines.map(({ points }) => points.map(({ value }) => value))

test('each line has its highest at 100, whatever its unit, and a hole stays one', () => {
  const rebased = rebase(frame(['50', null, '75', '0'], [null, '0.000003', '0.000001', '-0.000006']))
  expect(valuesOf(rebased)).toEqual([
    ['66.66666666', null, '100', '0'],
    [null, '100', '33.33333333', '-200'],
  ])
  expect(rebased.lines.map(({ unit }) => unit)).toEqual(['', ''])
})

test('a line that is never above zero is left out', () => {
  expect(rebase(frame(['0', null, '-1', '0'])).lines).toEqual([])
})

test('a point keeps what opens it and how sure it is', () => {
  const [line] = rebase(frame(['5', '5', '5', '5'])).lines
  expect(line?.behind).toEqual({ network: 'n0', metric: 'burned', token: 'T0' })
  expect(line?.points[1]).toMatchObject({ tier: 'INDEXED', provisional: true })
})
