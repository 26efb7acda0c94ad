import { UTCDate } from '@date-fns/utc'
import { addDays, formatISO } from 'date-fns'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { useReadingWorld } from './use-world.ts'

/* What a counter moved, against the same rules written once more without SQL. */

const most = 1000
const dayOf = (index: number) =>
  formatISO(addDays(new UTCDate('2026-01-01'), index), { representation: 'date' })

type Flow = { day: string; value: number | null }

function expected(readings: readonly { day: number; value: number }[]): Flow[] {
  return readings.slice(1).flatMap(({ day, value }, index) => {
    const before = readings[index]
    if (before === undefined) return []
    const highest = Math.max(...readings.slice(0, index + 1).map((one) => one.value))
    const after = readings[index + 2]
    const days = Array.from({ length: day - before.day }, (_, offset) => dayOf(before.day + offset))
    const isHole =
      days.length > 1 ||
      value < before.value ||
      value - before.value > most ||
      (before.value < highest && value >= highest) ||
      (after !== undefined && after.value < value)
    return days.map((at) => ({ day: at, value: isHole ? null : value - before.value }))
  })
}

const readings = fc
  .array(
    fc.record({
      // Most days have a reading, and most readings are a little above the one before.
      gap: fc.oneof({ weight: 6, arbitrary: fc.constant(1) }, fc.integer({ min: 2, max: 40 })),
      value: fc.oneof(
        { weight: 4, arbitrary: fc.integer({ min: 0, max: 30 }) },
        fc.integer({ min: -2000, max: 3000 }),
      ),
    }),
    { minLength: 1, maxLength: 25 },
  )
  .map((steps) => {
    let [day, total] = [0, 5000]
    return steps.map(({ gap, value }) => {
      day += gap
      total = Math.max(0, total + value)
      return { day, value: total }
    })
  })

const { world } = useReadingWorld()

test('whatever a counter does, no day is negative, double or beyond its bound', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(readings, { minLength: 30, maxLength: 30 }), async (counters) => {
      await world.forget()
      await world.client.command({ query: 'TRUNCATE TABLE network_counters' })
      const network = (index: number) => `n${index}`
      await world.client.insert({
        table: 'network_counters',
        format: 'JSONEachRow',
        values: counters.map((_, index) => ({
          network: network(index),
          source: 's',
          metric: 'burned_total',
          token: 'T',
          fact: 'burn',
          class: 'gas',
          most,
        })),
      })
      await world.client.insert({
        table: 'readings',
        format: 'JSONEachRow',
        values: counters.flatMap((own, index) =>
          own.map(({ day, value }) => ({
            network: network(index),
            source: 's',
            metric: 'burned_total',
            token: 'T',
            time: Date.parse(dayOf(day)) / 1000,
            value,
            unit: 'T',
          })),
        ),
      })
      const flows = await world.rows<{ network: string; day: string; value: string | null; reason: string }>(
        'SELECT network, day, toString(value) AS value, reason FROM flows ORDER BY network, day',
      )
      for (const [index, own] of counters.entries()) {
        const made = flows.filter((flow) => flow.network === network(index))
        expect(made.map(({ day, value }) => ({ day, value: value === null ? null : Number(value) }))).toEqual(
          expected(own),
        )
        for (const { value, reason } of made) expect(value === null).toBe(reason !== '')
      }
    }),
    { numRuns: 8 },
  )
})

/* A counter that is multiplied, and one that is told apart from it: what is issued by blocks, and what the supply did not rise by. */

const mostShort = 40

/** Hole by the counter alone, between two borders that are neighbours. */
function isBroken(values: readonly number[], index: number): boolean {
  const [before = 0, now = 0, after] = values.slice(index - 1, index + 2)
  const highest = Math.max(...values.slice(0, index))
  return now < before || (before < highest && now >= highest) || (after !== undefined && after < now)
}

const border = fc.record({
  blocks: fc.oneof(
    { weight: 9, arbitrary: fc.integer({ min: 20, max: 30 }) },
    fc.integer({ min: -300, max: 900 }),
  ),
  supply: fc.oneof(
    { weight: 9, arbitrary: fc.integer({ min: 0, max: 90 }) },
    fc.integer({ min: -300, max: 300 }),
  ),
  rate: fc.oneof({ weight: 9, arbitrary: fc.constant(2) }, fc.constantFrom(3, undefined)),
})

test('whatever is issued and recycled, the difference is what the supply rose by, or a hole', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(border, { minLength: 2, maxLength: 200 }), async (steps) => {
      let [height, total] = [1000, 9000]
      const own = steps.map(({ blocks, supply, rate }) => {
        height = Math.max(0, height + blocks)
        total = Math.max(0, total + supply)
        return { height, total, rate }
      })
      await world.forget()
      await world.client.command({ query: 'TRUNCATE TABLE network_counters' })
      const counter = { network: 'n', source: 's', token: 'T', class: '' }
      await world.client.insert({
        table: 'network_counters',
        format: 'JSONEachRow',
        values: [
          { ...counter, metric: 'blocks_total', fact: 'emission', most, rate: 'emission_per_block' },
          { ...counter, metric: 'supply_total', fact: 'burn', most: mostShort, short_of: 'blocks_total' },
        ],
      })
      const reading = (day: number, metric: string, token: string, value: number) => ({
        network: 'n',
        source: 's',
        metric,
        token,
        time: Date.parse(dayOf(day)) / 1000,
        value,
        unit: token,
      })
      await world.client.insert({
        table: 'readings',
        format: 'JSONEachRow',
        values: own.flatMap(({ height, total, rate }, day) => [
          reading(day, 'blocks_total', '', height),
          reading(day, 'supply_total', 'T', total),
          ...(rate === undefined ? [] : [reading(day, 'emission_per_block', 'T', rate)]),
        ]),
      })
      const flows = await world.rows<{ fact: string; day: string; value: string | null; reason: string }>(
        'SELECT fact, day, toString(value) AS value, reason FROM flows ORDER BY day',
      )
      const of = (fact: string) =>
        flows
          .filter((flow) => flow.fact === fact)
          .map(({ day, value, reason }) => {
            expect(value === null).toBe(reason !== '')
            return [day, value === null ? null : Number(value)]
          })
      const [heights, totals] = [own.map((one) => one.height), own.map((one) => one.total)]
      const issued = own.slice(1).map(({ height, rate }, index) => {
        const before = own[index]
        const rise = (height - (before?.height ?? 0)) * (rate ?? 0)
        const isHole =
          isBroken(heights, index + 1) || rate === undefined || before?.rate !== rate || rise > most
        return isHole ? null : rise
      })
      expect(of('emission')).toEqual(issued.map((value, index) => [dayOf(index), value]))
      expect(of('burn')).toEqual(
        issued.map((value, index) => {
          const rise = (totals[index + 1] ?? 0) - (totals[index] ?? 0)
          const isHole = value === null || isBroken(totals, index + 1) || rise > value + mostShort
          return [dayOf(index), isHole ? null : value - rise]
        }),
      )
    }),
    { numRuns: 12 },
  )
})

test('what is multiplied by a rate that nobody told has no value, and says so: never zero', async () => {
  await world.forget()
  await world.client.command({ query: 'TRUNCATE TABLE network_counters' })
  await world.client.insert({
    table: 'network_counters',
    format: 'JSONEachRow',
    values: [
      {
        network: 'n',
        source: 's',
        metric: 'blocks_total',
        token: 'T',
        fact: 'emission',
        class: '',
        most,
        rate: 'emission_per_block',
      },
    ],
  })
  await world.client.insert({
    table: 'readings',
    format: 'JSONEachRow',
    values: [1000, 1030].map((value, day) => ({
      network: 'n',
      source: 's',
      metric: 'blocks_total',
      token: '',
      time: Date.parse(dayOf(day)) / 1000,
      value,
      unit: '',
    })),
  })
  expect(await world.rows('SELECT toString(value) AS value, reason FROM flows')).toEqual([
    { value: null, reason: 'no reading of emission_per_block' },
  ])
})

test('what is told apart from a counter that nobody read has no value, and says so', async () => {
  await world.forget()
  await world.client.command({ query: 'TRUNCATE TABLE network_counters' })
  const counter = { network: 'n', source: 's', token: 'T', class: '' }
  await world.client.insert({
    table: 'network_counters',
    format: 'JSONEachRow',
    values: [
      { ...counter, metric: 'issued_total', fact: 'emission', most },
      { ...counter, metric: 'supply_total', fact: 'burn', most: mostShort, short_of: 'issued_total' },
    ],
  })
  await world.client.insert({
    table: 'readings',
    format: 'JSONEachRow',
    values: [1000, 1030].map((value, day) => ({
      network: 'n',
      source: 's',
      metric: 'supply_total',
      token: 'T',
      time: Date.parse(dayOf(day)) / 1000,
      value,
      unit: 'T',
    })),
  })
  expect(await world.rows('SELECT toString(value) AS value, reason FROM flows')).toEqual([
    { value: null, reason: 'no reading of issued_total' },
  ])
})
