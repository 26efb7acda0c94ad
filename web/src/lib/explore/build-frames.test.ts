import { expect, test } from 'vitest'
import { sumAt } from '../charts/frame.ts'
import type { SeriesFieldsFragment } from '../generated/operations.ts'
import { drawFrames, frameSeries, gatherLines, most, unitsOf } from './build-frames.ts'
import { listChips } from './list-chips.ts'
import { planChart } from './plan-chart.ts'

function series(network: string, token: string, values: (string | null)[]): SeriesFieldsFragment {
  return {
    metric: { id: 'any' },
    network,
    token,
    unit: token || 'USD',
    times: values.map((_, index) => `2024-0${index + 1}-01`),
    values,
    tiers: values.map((value) => (value === null ? null : 'INDEXED')),
    states: values.map((value) => (value === null ? null : 'FINAL')),
    completeness: values.map((value) => (value === null ? null : 'COMPLETE')),
    reasons: values.map(() => ''),
    sources: ['a'],
  }
}

const nameOf = (id: string) => ({ name: id.toUpperCase(), colour: '#111111' })
const wanted = { mode: 'stacked', scale: 'linear', cumulative: false, rebased: false } as const

test('a network with two tokens has two lines that say which', () => {
  const frame = frameSeries(
    [series('fil', 'FIL', ['1']), series('fil', 'USDFC', ['2']), series('hnt', 'HNT', ['3'])],
    'MONTH',
    nameOf,
  )
  expect(frame.lines.map(({ id, name }) => [id, name])).toEqual([
    ['fil-FIL', 'FIL FIL'],
    ['fil-USDFC', 'FIL USDFC'],
    ['hnt', 'HNT'],
  ])
  expect(unitsOf(frame)).toEqual(['FIL', 'USDFC', 'HNT'])
})

test('what adds up loses nothing when there are many lines: the rest is one', () => {
  const many = Array.from({ length: 20 }, (_, index) => series(`n${index}`, '', [String(index + 1)]))
  const frame = frameSeries(many, 'MONTH', nameOf)
  const plan = planChart({ label: 'Fees', aggregation: 'sum', additive: true }, ['USD'], 20, wanted)
  const { few, left } = gatherLines(frame, true)
  const { drawn } = drawFrames(few, plan)
  expect(drawn.lines).toHaveLength(most)
  expect(sumAt(drawn, 0)).toBe('210')
  expect(left).toBe(0)
})

test('what does not add up is never gathered: the largest are drawn, and the others counted', () => {
  const many = Array.from({ length: 20 }, (_, index) => series(`n${index}`, '', [String(index + 1)]))
  const plan = planChart({ label: 'Price', aggregation: 'last', additive: false }, ['USD'], 20, wanted)
  const { few, left } = gatherLines(frameSeries(many, 'MONTH', nameOf), false)
  const { drawn } = drawFrames(few, plan)
  expect(drawn.lines.map(({ id }) => id)).not.toContain('other')
  expect(drawn.lines).toHaveLength(most)
  expect(left).toBe(8)
})

test('the table keeps the values of a chart that shows indices', () => {
  const frame = frameSeries(
    [series('hnt', 'HNT', ['4', '8']), series('fil', 'FIL', ['10', '5'])],
    'MONTH',
    nameOf,
  )
  const plan = planChart({ label: 'Burned', aggregation: 'sum', additive: false }, unitsOf(frame), 2, wanted)
  const { drawn, twin } = drawFrames(gatherLines(frame, false).few, plan)
  expect(drawn.lines.map(({ points }) => points[1]?.value)).toEqual(['50', '100'])
  expect(twin.lines.map(({ points }) => points[1]?.value)).toEqual(['5', '8'])
})

test('a choice shows the sum of a flow and the last value of a state', () => {
  const frame = frameSeries(
    [series('a', '', ['1', '2', null]), series('b', '', ['5', null, null])],
    'MONTH',
    nameOf,
  )
  expect(listChips(frame, true, nameOf).map(({ id, amounts }) => [id, amounts[0]?.value])).toEqual([
    ['b', '5'],
    ['a', '3'],
  ])
  expect(listChips(frame, false, nameOf).map(({ id, amounts }) => [id, amounts[0]?.value])).toEqual([
    ['b', '5'],
    ['a', '2'],
  ])
})
