import type { MovementFilter } from '../schemas/generated/resolvers.ts'
import { facts } from '../schemas/movement.ts'
import { badRequest } from './bad-request.ts'
import { parseClass } from './class-name.ts'
import { parseMetrics } from './metric-ids.ts'
import { parsePeriod } from './period.ts'
import type { NetworkRow, SplitRow } from './rows.ts'

/** How the movements behind a metric are chosen, and in what each is counted. */
type Measure = {
  readonly measure: '' | 'fee_usd' | 'fee_amount' | 'amount' | 'usd' | 'one'
  readonly designated: boolean
  readonly fact: string
  readonly class: string
  readonly share: keyof Pick<SplitRow, 'supplySide' | 'protocol' | 'holders'> | 'revenue' | undefined
}

const whole = { designated: false, fact: '', class: '', share: undefined } as const
const fee = { ...whole, measure: 'fee_usd', designated: true } as const

const prepaid = { ...whole, measure: 'usd', fact: 'prepayment' } as const

const measures: Readonly<Record<string, Measure>> = {
  fees: fee,
  payments: { ...fee, measure: 'one' },
  fees_native: { ...fee, measure: 'fee_amount' },
  supply_side_revenue: { ...fee, share: 'supplySide' },
  revenue: { ...fee, share: 'revenue' },
  protocol_revenue: { ...fee, share: 'protocol' },
  holders_revenue: { ...fee, share: 'holders' },
  burned: { ...whole, measure: 'amount', fact: 'burn' },
  burned_usd: { ...whole, measure: 'usd', fact: 'burn' },
  emitted: { ...whole, measure: 'amount', fact: 'emission' },
  emitted_usd: { ...whole, measure: 'usd', fact: 'emission' },
  incentives: { ...whole, measure: 'usd', fact: 'emission', class: 'provider' },
  prepayments: prepaid,
  cash: prepaid,
}

/** Parameters of movements.sql and movements_total.sql, by name. */
export type MovementParameters = {
  readonly network: string
  readonly from: string
  readonly to: string
  readonly fact: string
  readonly class: string
  readonly token: string
  readonly transaction: string
  readonly measure: Measure['measure']
  readonly designated: 0 | 1
  readonly with_excluded: 0 | 1
}

/** Checks a filter and says which movements it means. Throws a request error that names the argument at fault. */
export function parseMovementFilter(
  filter: MovementFilter,
  networks: readonly NetworkRow[],
  years: number,
): { readonly parameters: MovementParameters; readonly share: Measure['share'] } {
  const network = networks.find(({ id }) => id === filter.network)
  if (network === undefined)
    throw badRequest('BAD_NETWORK', 'filter.network', {
      what: 'There is no such network',
      got: filter.network,
      expected: `one of: ${networks.map(({ id }) => id).join(', ')}`,
    })
  if (filter.fact && !facts.some((fact) => fact === filter.fact))
    throw badRequest('BAD_ARGUMENT', 'filter.fact', {
      what: 'There is no such fact',
      got: filter.fact,
      expected: `one of: ${facts.join(', ')}`,
    })
  // Where everything is paid ahead, what was put down is the fees.
  const chosen = filter.metric === 'cash' && network.revenueBasis === 'cash' ? fee : measureOf(filter.metric)
  const period = filter.period
    ? parsePeriod(filter.period, years, 'filter.period')
    : { from: '2009-01-01', to: '2100-01-01' }
  return {
    share: chosen.share,
    parameters: {
      network: filter.network,
      ...period,
      fact: filter.fact || (chosen.designated ? network.revenueFact : chosen.fact),
      class: parseClass(filter.class, 'filter.class') || chosen.class,
      token: filter.token ?? '',
      transaction: filter.transaction ?? '',
      measure: chosen.measure,
      designated: chosen.designated ? 1 : 0,
      with_excluded: filter.withExcluded ? 1 : 0,
    },
  }
}

/** Whether movements, or what counters moved, are behind the figures of a metric. */
export function isMadeOfMovements(metric: string): boolean {
  return metric in measures
}

function measureOf(metric: string | null | undefined): Measure {
  if (metric === null || metric === undefined || metric === '') return { ...whole, measure: '' }
  parseMetrics([metric], 1, 'filter.metric')
  const measure = measures[metric]
  if (measure === undefined)
    throw badRequest('BAD_METRIC', 'filter.metric', {
      what: 'This metric is not made from movements directly',
      got: metric,
      expected: `one of: ${Object.keys(measures).join(', ')}`,
    })
  return measure
}

/** Unit of the values: USD, or the one token that all movements are in. */
export function unitOf(measure: Measure['measure'], tokens: readonly string[]): string {
  if (measure === '') return ''
  if (measure === 'one') return 'count'
  return measure.endsWith('usd') ? 'USD' : (tokens[0] ?? '')
}
