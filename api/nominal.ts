import type { NetworkRow } from './rows.ts'

const madeOfFees = new Set([
  'fees',
  'supply_side_revenue',
  'revenue',
  'protocol_revenue',
  'holders_revenue',
  'earnings',
  'subsidy_per_dollar',
])

/** In words, why a metric of a network is valued by a price that is not really paid; empty where it is not. */
export function nominalOf(
  metric: string,
  { nominal, revenueBasis }: Pick<NetworkRow, 'nominal' | 'revenueBasis'>,
): string {
  // What was put down is valued at what was put down; only where cash is the fees themselves do they share a price.
  const isMadeOfFees = madeOfFees.has(metric) || (metric === 'cash' && revenueBasis === 'cash')
  return isMadeOfFees ? nominal : ''
}
