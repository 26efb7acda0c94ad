import { expect, test } from 'vitest'
import type { FigureFieldsFragment } from '../generated/operations.ts'
import { ageInDays, type DeviceNetwork, listReadings } from './last-readings.ts'

function figure(metric: string, value: string | null, to: string | null, reason = ''): FigureFieldsFragment {
  return {
    metric: { id: metric },
    token: '',
    unit: 'count',
    value,
    previous: null,
    tier: 'INDEXED',
    state: 'FINAL',
    completeness: 'COMPLETE',
    grade: 'A',
    reason,
    nominal: '',
    movements: 0,
    source: 's',
    from: to,
    to,
  }
}

function network(id: string, figures: FigureFieldsFragment[], text = ''): DeviceNetwork {
  const texts = text === '' ? [] : [{ metric: 'utilization', text }]
  return { id, name: id, colour: { light: '#000', dark: '#fff' }, methodology: { texts }, figures }
}

test('what is in use is a share of what there is only where both are of one day', () => {
  const day = '2026-04-02'
  const share = (capacity: FigureFieldsFragment) =>
    listReadings([network('a', [figure('gpu_used', '30', day), capacity])]).readings[0]?.utilization
  expect(share(figure('gpu_capacity', '120', day))).toBe('0.25')
  expect(share(figure('gpu_capacity', '120', '2026-04-01'))).toBe(null)
  expect(share(figure('gpu_capacity', '0', day))).toBe(null)
  expect(share(figure('cpu_capacity', '120', day))).toBe(null)
})

test('a count of zero is a reading, and a network without one is named with the reason', () => {
  const { readings, without } = listReadings([
    network('zero', [figure('nodes_active', '0', '2026-04-02')]),
    network('hole', [figure('nodes_active', null, null, 'not read yet')], 'Not told by the chain.'),
    network('silent', []),
  ])
  expect(readings.map(({ network: { id }, figure: { value } }) => [id, value])).toEqual([['zero', '0']])
  expect(without.map(({ network: { id }, reason }) => [id, reason])).toEqual([
    ['hole', 'In this period: not read yet. Not told by the chain.'],
    ['silent', ''],
  ])
})

test('the age of a reading', () => {
  const now = Date.parse('2026-04-02T13:00:00Z')
  expect(['2026-04-03', '2026-04-02', '2026-04-01', '2025-04-02'].map((to) => ageInDays(to, now))).toEqual([
    0, 0, 1, 365,
  ])
})
