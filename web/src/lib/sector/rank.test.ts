import { expect, test } from 'vitest'
import type {
  FigureFieldsFragment,
  RankedNetworkFragment,
  SeriesFieldsFragment,
} from '../generated/operations.ts'
import { describeCoverage, filterRanked, rankNetworks, sortRanked } from './rank.ts'

function figure(
  metric: string,
  value: string | null,
  part: Partial<FigureFieldsFragment> = {},
): FigureFieldsFragment {
  return {
    metric: { id: metric },
    token: '',
    unit: 'USD',
    value,
    previous: null,
    tier: 'PUBLISHED',
    state: 'FINAL',
    completeness: 'COMPLETE',
    grade: 'C',
    reason: '',
    nominal: '',
    movements: 0,
    source: 'somebody',
    from: '2024-01-01',
    to: '2024-02-01',
    ...part,
  }
}

function network(
  id: string,
  figures: FigureFieldsFragment[],
  part: Partial<RankedNetworkFragment> = {},
): RankedNetworkFragment {
  return {
    id,
    name: id.toUpperCase(),
    category: 'compute',
    status: 'published',
    colour: { light: '#000000', dark: '#ffffff' },
    chains: [{ id: 'solana', name: 'Solana' }],
    tokens: [{ symbol: `${id.toUpperCase()}T` }],
    coverage: [],
    market: null,
    figures,
    recent: [],
    ...part,
  }
}

const networks = [
  network('a', [figure('fees', '9.5', { previous: '5' })]),
  network('b', [figure('fees', '10', { previous: '200' })], { category: 'wireless' }),
  network('c', [figure('fees', null)], { chains: [{ id: 'polygon', name: 'Polygon' }] }),
  network('d', [figure('fees', '99999999999999999999.1', { previous: '100' })]),
  network('e', [figure('fees', '99999999999999999999.2', { to: '2025-06-01' })]),
]
const ranked = rankNetworks(networks, [], 'MONTH')
const ids = (rows: typeof ranked) => rows.map((row) => row.network.id).join('')

test('money is sorted by all of its digits, and what is not known stands last both ways', () => {
  expect(ids(sortRanked(ranked, { column: 'fees', descending: true }))).toBe('edbac')
  expect(ids(sortRanked(ranked, { column: 'fees', descending: false }))).toBe('abdec')
})

test('a change from a small base is not a change to sort by', () => {
  expect(ranked.map(({ change }) => change)).toEqual([null, '-0.95', null, '999999999999999998.991', null])
  expect(ids(sortRanked(ranked, { column: 'change', descending: true }))).toBe('dbace')
})

test('a lens turns value, change and small chart, and shows no fees in tokens where it asks for something else', () => {
  const paid = network('f', [
    figure('fees', '300', { previous: '200' }),
    figure('fees_native', '7', { unit: 'FT', token: 'FT' }),
    figure('cash', '1000', { previous: '500' }),
  ])
  const [fees] = rankNetworks([paid], [], 'MONTH', 'fees')
  const [cash] = rankNetworks([paid], [], 'MONTH', 'cash')
  expect([fees?.paid?.value, fees?.change, fees?.feesNative.length]).toEqual(['300', '0.5', 1])
  expect([cash?.paid?.value, cash?.change, cash?.feesNative.length]).toEqual(['1000', '1', 0])
  const [revenue] = rankNetworks([paid], [], 'MONTH', 'revenue')
  expect([revenue?.paid, revenue?.change]).toEqual([undefined, null])
})

test('other columns', () => {
  expect(ids(sortRanked(ranked, { column: 'name', descending: true }))).toBe('edcba')
  expect(ids(sortRanked(ranked, { column: 'last', descending: true }))[0]).toBe('e')
  expect(ranked[4]?.last).toBe('2025-05-31')
})

test('use is a share of the capacity of the same day, and says why where there is none', () => {
  const machines = (id: string, recent: FigureFieldsFragment[]) => network(id, [], { recent })
  const used = figure('gpu_used', '30', { unit: 'count' })
  const [both, stale, neither] = rankNetworks(
    [
      machines('a', [used, figure('gpu_capacity', '40', { unit: 'count' }), figure('nodes_active', '5')]),
      machines('b', [used, figure('gpu_capacity', '40', { unit: 'count', to: '2024-01-31' })]),
      machines('c', [figure('cpu_used', null, { reason: 'not read from the chain yet' })]),
    ],
    [],
    'MONTH',
  )
  expect(both?.utilization.shares.map(({ of, share }) => [of, share])).toEqual([['GPU', '0.75']])
  expect(both?.nodes?.value).toBe('5')
  expect([stale?.utilization.shares, stale?.utilization.reason]).toEqual([
    [],
    'use is read, and no capacity of the same day',
  ])
  expect(neither?.utilization.reason).toBe('used ÷ capacity: not read from the chain yet')
})

test('what came in lately and what is well known can be sorted by', () => {
  const late = [
    network('a', [figure('fees', '1', { grade: 'C' })], { recent: [figure('fees', '9')] }),
    network('b', [figure('fees', '2', { grade: 'A' })], { recent: [figure('fees', null)] }),
    network('c', [figure('fees', '3', { grade: 'B' })], { recent: [figure('fees', '10')] }),
  ]
  const rows = rankNetworks(late, [], 'MONTH')
  expect(ids(sortRanked(rows, { column: 'recent', descending: true }))).toBe('cab')
  expect(ids(sortRanked(rows, { column: 'grade', descending: true }))).toBe('bca')
})

test('filters narrow together', () => {
  expect(ids(filterRanked(ranked, { category: 'wireless', chain: '', search: '' }))).toBe('b')
  expect(ids(filterRanked(ranked, { category: '', chain: 'polygon', search: '' }))).toBe('c')
  expect(ids(filterRanked(ranked, { category: '', chain: '', search: ' dt ' }))).toBe('d')
  expect(ids(filterRanked(ranked, { category: 'wireless', chain: 'polygon', search: '' }))).toBe('')
})

test('the small chart shows tokens where there are no dollars', () => {
  const series = (metric: string, unit: string, values: (string | null)[]): SeriesFieldsFragment => ({
    metric: { id: metric },
    network: 'c',
    token: '',
    unit,
    times: ['2024-01-01', '2024-02-01'],
    values,
    tiers: ['PUBLISHED', 'PUBLISHED'],
    states: ['FINAL', 'FINAL'],
    completeness: ['COMPLETE', 'COMPLETE'],
    reasons: ['', ''],
    sources: ['somebody'],
  })
  const [, , row] = rankNetworks(
    networks,
    [series('fees', 'USD', [null, null]), series('burned', 'GEOD', ['1', '2'])],
    'MONTH',
  )
  expect(row?.spark).toMatchObject({ metric: 'burned', unit: 'GEOD' })
  expect(row?.spark?.points.map(({ value }) => value)).toEqual(['1', '2'])
})

test('coverage in words', () => {
  const source = {
    source: 's',
    chain: 'c',
    facts: [],
    state: 'following',
    since: '2024-01-01',
    from: '2024-01-01',
    to: null,
  }
  expect(describeCoverage(network('x', [], { coverage: [source, { ...source, from: null }] }))).toBe(
    '1 of 2 sources read',
  )
  expect(describeCoverage(network('x', [], { status: 'none' }))).toBe('no source known')
  expect(describeCoverage(network('x', []))).toBe('published only')
})
