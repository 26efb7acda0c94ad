import fc from 'fast-check'
import { expect, test } from 'vitest'
import { modes } from '../state/view-params.ts'
import { planChart, type Wanted } from './plan-chart.ts'

const wanted: Wanted = { mode: 'stacked', scale: 'linear', cumulative: false, rebased: false }
const fees = { label: 'Fees', aggregation: 'sum', additive: true }
const price = { label: 'Price', aggregation: 'last', additive: false }
const burned = { label: 'Burned', aggregation: 'sum', additive: false }

test('what adds up is stacked, shared out and summed over time', () => {
  expect(planChart(fees, ['USD'], 5, wanted)).toMatchObject({ mode: 'stacked', rebased: false, notes: [] })
  expect(planChart(fees, ['USD'], 5, { ...wanted, mode: 'share', cumulative: true })).toMatchObject({
    mode: 'share',
    cumulative: true,
  })
})

test('prices are neither stacked nor summed, and a choice that cannot be followed is named', () => {
  const plan = planChart(price, ['USD'], 3, { ...wanted, mode: 'share', cumulative: true })
  expect(plan).toMatchObject({ mode: 'lines', cumulative: false })
  expect(plan.notes).toHaveLength(2)
})

test('tokens of several networks share an axis only against their own highest values', () => {
  expect(planChart(burned, ['HNT', 'RENDER'], 2, wanted)).toMatchObject({ mode: 'lines', rebased: true })
  expect(planChart(burned, ['HNT'], 1, wanted)).toMatchObject({ mode: 'stacked', rebased: false })
})

test('whatever is wanted, nothing that does not add up is stacked and no stack is logarithmic', () => {
  const metric = fc.record({
    label: fc.constant('Any'),
    aggregation: fc.constantFrom('sum', 'last', 'ratio', 'none'),
    additive: fc.boolean(),
  })
  const anyWanted = fc.record({
    mode: fc.constantFrom(...modes),
    scale: fc.constantFrom<Wanted['scale']>('linear', 'log'),
    cumulative: fc.boolean(),
    rebased: fc.boolean(),
  })
  const units = fc.uniqueArray(fc.constantFrom('USD', 'HNT', 'FIL'), { minLength: 1 })
  fc.assert(
    fc.property(metric, units, fc.integer({ min: 1, max: 20 }), anyWanted, (any, inUnits, lines, choice) => {
      const plan = planChart(any, inUnits, lines, choice)
      if (plan.mode !== 'lines') {
        expect(inUnits).toHaveLength(1)
        expect(any.additive || (lines === 1 && any.aggregation === 'sum')).toBe(true)
        expect(plan.scale).toBe('linear')
        expect(plan.rebased).toBe(false)
      }
      if (plan.mode === 'share') expect(any.additive).toBe(true)
      if (inUnits.length > 1) expect(plan.rebased).toBe(true)
      if (plan.cumulative) expect(any.aggregation).toBe('sum')
    }),
  )
})
