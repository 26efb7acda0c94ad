import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { toSectorFigure } from '../../api/resolvers/sector.ts'
import type { NetworkRow, TotalRow } from '../../api/rows.ts'
import { formatAmount, parseAmount } from '../../schemas/amount.ts'
import { findMetric } from '../../schemas/metrics.ts'
import { type Seeded, startSeeded } from '../seeded.ts'
import { whatIsPaid, writeNominalRender } from './nominal-render.ts'

let seeded: Seeded
beforeAll(async () => {
  seeded = await startSeeded()
  await writeNominalRender(seeded.client)
})
afterAll(() => seeded?.stop())

const period = 'period: { from: "2024-03-01", to: "2024-09-01" }'

test('fees and what is made of them are flagged where their price is nominal, and cash and burns are not', async () => {
  const { data } = await seeded.graphql(`{
    network(id: "render") { figures(metrics: ["fees", "revenue", "burned_usd", "fees_native", "incentives"], ${period}) { metric { id } value nominal } }
    series(metrics: ["fees", "burned_usd"], networks: ["render"], grain: MONTH, ${period}) { metric { id } nominal }
    sector(${period}) { figures(metrics: ["fees", "revenue", "burned_usd"]) { metric { id } value nominal withoutNominal networks } }
  }`)
  const of = (list: { metric: { id: string } }[], id: string) => list.find(({ metric }) => metric.id === id)
  const figures = data.network.figures
  expect(of(figures, 'fees')).toMatchObject({
    value: expect.any(String),
    nominal: whatIsPaid,
  })
  expect(of(figures, 'revenue')).toMatchObject({ nominal: whatIsPaid })
  expect(of(figures, 'burned_usd')).toMatchObject({ value: expect.any(String), nominal: '' })
  expect(of(data.series, 'fees')).toMatchObject({ nominal: whatIsPaid })
  expect(of(data.series, 'burned_usd')).toMatchObject({ nominal: '' })
  expect(of(figures, 'incentives')).toMatchObject({ value: null, nominal: '' })
  // Nobody else has fees: without Render the sector's are not known, and not zero.
  expect(of(data.sector.figures, 'fees')).toMatchObject({
    nominal: ['render'],
    networks: ['render'],
    withoutNominal: null,
  })
  const burned = of(data.sector.figures, 'burned_usd') as unknown as Record<string, unknown>
  expect(burned['nominal']).toEqual([])
  expect(burned['withoutNominal']).toBe(burned['value'])
})

test('the sum with nominal prices is the sum without them and theirs, to the last digit', () => {
  const metric = findMetric('fees')
  if (metric === undefined) throw new Error('fees are a metric')
  const amount = fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }).map((whole) => formatAmount(whole, 24))
  const one = fc.record({ value: fc.option(amount), nominal: fc.constantFrom('', 'a fifth is paid') })
  fc.assert(
    fc.property(fc.array(one, { maxLength: 12 }), (list) => {
      const networks = list.map(
        ({ nominal }, index) =>
          ({
            id: `n${index}`,
            nominal,
            revenueBasis: 'accrual',
            inferred: '',
            status: 'indexed',
          }) as NetworkRow,
      )
      const rows = list.map(
        ({ value }, index) =>
          ({
            network: `n${index}`,
            metric: 'fees',
            value,
            previous: null,
            tier: 'indexed',
            reason: '',
          }) as TotalRow,
      )
      const told = toSectorFigure(metric, rows, networks)
      const theirs = list.flatMap(({ value, nominal }) =>
        value !== null && nominal !== '' ? [parseAmount(value, 24)] : [],
      )
      const parts = theirs.reduce((sum, value) => sum + value, parseAmount(told.withoutNominal ?? '0', 24))
      expect(parts).toBe(parseAmount(told.value ?? '0', 24))
      expect(told.nominal).toHaveLength(theirs.length)
      expect(told.withoutNominal === null).toBe(told.networks.length === told.nominal.length)
    }),
  )
})
