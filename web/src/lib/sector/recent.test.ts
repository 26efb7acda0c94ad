import { expect, test } from 'vitest'
import type { FigureFieldsFragment, SeriesFieldsFragment, Tier } from '../generated/operations.ts'
import { addDays, burnToEmission, nodesOf } from './recent.ts'
import { spansOn } from './spans.ts'

function series(
  network: string,
  metric: string,
  values: Record<string, string | null>,
  tier: Tier = 'INDEXED',
): SeriesFieldsFragment {
  const times = Object.keys(values)
  return {
    metric: { id: metric },
    network,
    token: '',
    unit: 'USD',
    times,
    values: Object.values(values),
    tiers: times.map(() => tier),
    states: times.map(() => 'FINAL'),
    completeness: times.map(() => 'COMPLETE'),
    reasons: times.map(() => ''),
    sources: [],
  }
}

function network(id: string, nodes: string | null, reason = '') {
  const figure: FigureFieldsFragment = {
    metric: { id: 'nodes_active' },
    token: '',
    unit: 'count',
    value: nodes,
    previous: null,
    tier: nodes === null ? null : 'INDEXED',
    state: nodes === null ? null : 'PROVISIONAL',
    completeness: 'COMPLETE',
    grade: 'B',
    reason,
    nominal: '',
    movements: 0,
    source: '',
    from: '2026-01-01',
    to: '2026-01-03',
  }
  return { id, recent: [figure] }
}

test('late days, the days before them, and whole years', () => {
  expect(spansOn('2026-03-01')).toEqual({
    recent: { from: '2026-01-31', to: '2026-03-02' },
    lately: { from: '2026-01-01', to: '2026-03-02' },
    years: { from: '2023-01-01', to: '2026-03-02' },
  })
})

test('days before a day are left out, and a day that nobody tells is a hole', () => {
  const told = [series('a', 'fees', { '2026-01-01': '1', '2026-01-02': '2', '2026-01-04': '0' })]
  expect(addDays(told, 'fees', '2026-01-02').map(({ value }) => value)).toEqual(['2', null, '0'])
})

test('burn to emission of the sector is of the networks and days of which both are known', () => {
  const told = [
    series('a', 'burned_usd', {
      '2025-12-31': '1000',
      '2026-01-01': '1',
      '2026-01-02': '2',
      '2026-01-03': '900',
    }),
    series('a', 'emitted_usd', {
      '2025-12-31': '1',
      '2026-01-01': '4',
      '2026-01-02': '4',
      '2026-01-03': null,
    }),
    // Of this one only one side is known.
    series('b', 'burned_usd', { '2026-01-01': '500' }),
    series('c', 'burned_usd', { '2026-01-02': '5' }, 'PUBLISHED'),
    series('c', 'emitted_usd', { '2026-01-02': '8' }),
  ]
  expect(burnToEmission(told, '2026-01-01')).toEqual({
    value: '0.5',
    tier: 'PUBLISHED',
    partial: false,
    provisional: false,
    networks: ['a', 'c'],
    points: [{ value: '0.25' }, { value: '0.583333' }],
  })
})

test('nothing burned is 0 %, and nothing known is not', () => {
  const told = [
    series('a', 'burned_usd', { '2026-01-01': '0' }),
    series('a', 'emitted_usd', { '2026-01-01': '4' }),
  ]
  expect(burnToEmission(told, '2026-01-01').value).toBe('0')
  expect(burnToEmission([], '2026-01-01')).toMatchObject({
    value: null,
    tier: null,
    networks: [],
    points: [],
  })
})

test('nodes are added of the networks that tell them, and the others are named with the reason', () => {
  const told = [
    series('a', 'nodes_active', { '2026-01-01': '7', '2026-01-02': '8' }),
    series('b', 'nodes_active', { '2026-01-02': '2' }),
  ]
  const nodes = nodesOf(
    [network('a', '8'), network('b', '2'), network('c', null, 'not read'), { id: 'd', recent: [] }],
    told,
  )
  expect(nodes).toMatchObject({ value: '10', tier: 'INDEXED', provisional: true })
  expect(nodes.told.map(({ network: id }) => id)).toEqual(['a', 'b'])
  expect(nodes.missing).toEqual([
    { network: 'c', reason: 'not read' },
    { network: 'd', reason: 'nothing is known of it in this period' },
  ])
  // One network that is silent on a day is no fall of the sector.
  expect(nodes.points).toEqual([{ value: null }, { value: '10' }])
  expect(nodesOf([network('c', null)], []).value).toBe(null)
})

test('a network that is silent for a day is a hole of the sector, not a fall', () => {
  const days = ['2026-01-01', '2026-01-02', '2026-01-03']
  const of = (values: (string | null)[]) =>
    Object.fromEntries(days.map((day, index) => [day, values[index] ?? null]))
  const told = [series('a', 'fees', of(['100', '100', '100'])), series('b', 'fees', of(['900', null, '900']))]
  expect(addDays(told, 'fees').map(({ value }) => value)).toEqual(['1000', null, '1000'])
  // One that tells on no day of these is not among them.
  expect(addDays([...told, series('c', 'fees', of([null, null, null]))], 'fees', '2026-01-03')).toEqual([
    { value: '1000' },
  ])
})

test('burn to emission is partial where a part of it is, and has no value where nothing was emitted', () => {
  const burned = { ...series('a', 'burned_usd', { '2026-01-01': '1' }), completeness: ['PARTIAL' as const] }
  const of = (emitted: string) =>
    burnToEmission([burned, series('a', 'emitted_usd', { '2026-01-01': emitted })], '')
  expect(of('100')).toMatchObject({ value: '0.01', partial: true, networks: ['a'] })
  expect(of('0')).toMatchObject({ value: null, networks: ['a'] })
})
