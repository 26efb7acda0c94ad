import { afterAll, beforeAll, expect, test } from 'vitest'
import { questions } from '../../api/questions.ts'
import { ask, readQuestion } from '../../schemas/clickhouse/question.ts'
import { startWorld, type World } from '../prices/world.ts'

/* Times are UTC, whatever those of the machine or of a server are. */

const listDirty = readQuestion(new URL('../../schemas/clickhouse/figures/list_dirty.sql', import.meta.url))
const ofMachine = process.env['TZ']

let world: World
beforeAll(async () => {
  process.env['TZ'] = 'Pacific/Kiritimati'
  world = await startWorld('2026-03-05', '2026-03-14')
  await world.define('zoned', [])
  await world.client.command({
    query: "INSERT INTO dirty_months (network, month, marked_at) VALUES ('zoned', '2026-03-01', now64(6))",
  })
  await world.client.insert({
    table: 'figure_log',
    format: 'JSONEachRow',
    values: [
      ['2026-03-10 12:00:00.000', '1', 'first'],
      ['2026-03-12 12:00:00.000', '2', 'movements'],
    ].map(([known_at, value, cause]) => ({
      network: 'zoned',
      grain: 'own',
      metric: 'fees',
      unit: 'USD',
      period_start: '2026-03-05',
      period_end: '2026-03-06',
      first_day: '2026-03-05',
      last_end: '2026-03-06',
      days: 1,
      longest: 1,
      tier: 'indexed',
      completeness: 'complete',
      known_at,
      value,
      cause,
    })),
  })
})
afterAll(async () => {
  if (ofMachine === undefined) delete process.env['TZ']
  else process.env['TZ'] = ofMachine
  await world?.stop()
})

test('the engine of the product has none but UTC', async () => {
  const rows = await world.client.query({ query: 'SELECT timezone() AS zone', format: 'JSONEachRow' })
  expect(await rows.json()).toEqual([{ zone: 'UTC' }])
})

test.each(['UTC', 'America/New_York', 'Pacific/Kiritimati'])(
  'a server in %s tells the same',
  async (zone) => {
    const options = { settings: { session_timezone: zone } }
    const [dirty] = await ask<{ asOf: string }>(world.client, listDirty, {}, options)
    expect(Math.abs(Date.parse(`${dirty?.asOf.replace(' ', 'T')}Z`) - Date.now())).toBeLessThan(1_800_000)

    const asked = { metrics: ['fees'], networks: ['zoned'], from: '2026-03-01', to: '2026-04-01', class: '' }
    const valueAt = async (as_of: string) => {
      const of = { ...asked, grain: 'own', before: '2026-02-01', as_of }
      const [series] = await ask<{ values: string[] }>(world.client, questions.seriesAsOf, of, options)
      const [total] = await ask<{ sum: string }>(world.client, questions.totalsAsOf, of, options)
      const [row] = await ask<{ value: string }>(
        world.client,
        questions.figuresAsOf,
        { ...of, grain: '' },
        options,
      )
      return [series?.values[0], total?.sum, row?.value]
    }
    expect(await valueAt('2026-03-10 11:59:59.999')).toEqual([undefined, undefined, undefined])
    expect(await valueAt('2026-03-12 11:59:59.999')).toEqual(['1', '1', '1'])
    expect(await valueAt('2026-03-12 12:00:00.000')).toEqual(['2', '2', '2'])
    const changed = (known_from: string, known_to: string) =>
      ask(world.client, questions.restatements, { ...asked, grain: 'own', known_from, known_to }, options)
    expect(await changed('2026-03-12 12:00:00.000', '2026-03-12 12:00:00.001')).toHaveLength(1)
    expect(await changed('2026-03-12 12:00:00.001', '2026-03-13 12:00:00.000')).toHaveLength(0)
  },
)
