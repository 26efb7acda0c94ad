import { UTCDate } from '@date-fns/utc'
import { addDays, formatISO } from 'date-fns'
import { z } from 'zod'
import { placePoint } from '../../schemas/amount.ts'
import type { Ask, Observed, ReadingSource } from '../../schemas/reading.ts'
import { decimalText, readShape } from './read-shape.ts'

const url = 'https://console-api.akash.network/v1'
const code =
  'https://github.com/akash-network/console/blob/d84c9e93/apps/api/src/dashboard/services/stats/stats.service.ts'

const graph = z.object({ snapshots: z.array(z.object({ date: z.iso.datetime(), value: decimalText })) })

type Series = { readonly byBorder: ReadonlyMap<string, string>; readonly answer: string }

/** What a series is, and how many of its units make one of ours. */
type Told = {
  readonly path: string
  readonly metric: string
  readonly token: string
  readonly unit: string
  readonly decimals: number
}

const token = (path: string, metric: string, symbol: string): Told => ({
  path: `/graph-data/${path}`,
  metric,
  token: symbol,
  unit: symbol,
  decimals: 6,
})
const count = (path: string, metric: string, decimals = 0): Told => ({
  path,
  metric,
  token: '',
  unit: 'count',
  decimals,
})

/*
 * The API adds ACT to USDC and gives that one sum under both of their names. It is asked for once: the two never stand side by
 * side, and cannot be told apart.
 */
const spent = [
  token('totalUAktSpent', 'consumed_total', 'AKT'),
  token('totalUActSpent', 'consumed_total', 'ACT'),
]
const usage = [
  count('/graph-data/activeLeaseCount', 'leases_active'),
  // Thousandths of a CPU.
  count('/graph-data/activeCPU', 'cpu_used', 3),
  count('/graph-data/activeGPU', 'gpu_used'),
  count('/provider-graph-data/cpu', 'cpu_capacity', 3),
  count('/provider-graph-data/gpu', 'gpu_capacity'),
  count('/provider-graph-data/count', 'nodes_active'),
]
const prepaid = [
  token('totalAktBurnedForAct', 'prepaid_total', 'AKT'),
  token('totalActMinted', 'credits_minted_total', 'ACT'),
  token('totalActBurnedForAkt', 'credits_redeemed_total', 'ACT'),
  token('outstandingAct', 'credits_outstanding', 'ACT'),
]

/**
 * What leases of Akash cost since its beginning, and what is rented and offered, by the API of the network's console. A day is
 * told by the state after its last block. Accruals have no event on the chain: the console's indexer works them out.
 */
export const akashLeases: ReadingSource = {
  id: 'leases',
  version: 1,
  chain: 'akash',
  address: 'console-api.akash.network',
  url,
  since: '2021-03-09',
  // Each answer holds all days.
  span: 36_500,
  settles: 0,
  counters: [
    { metric: 'consumed_total', token: 'AKT', fact: 'payment', class: '', most: '200000' },
    { metric: 'consumed_total', token: 'ACT', fact: 'payment', class: '', most: '500000' },
  ],
  what: 'Totals of days: what leases cost since the beginning, in AKT and in US dollars (USDC and ACT in one sum), leases that run, CPUs and GPUs rented and offered, providers. What was paid in a day is the difference of two totals.',
  source: code,
  observe: (borders, ask) => observe(borders, ask, spent, usage),
}

/**
 * What was put down for ACT since the Burn-Mint Equilibrium began (block 26,063,777, https://polkachu.com/gov_proposals/6985),
 * by the same API.
 */
export const akashCredits: ReadingSource = {
  id: 'credits',
  version: 1,
  chain: 'akash',
  address: 'akash.bme.v1',
  url,
  // The day of the upgrade holds the conversion of older leases and is the first total, so no difference holds it.
  since: '2026-03-24',
  span: 36_500,
  settles: 0,
  counters: [{ metric: 'prepaid_total', token: 'AKT', fact: 'prepayment', class: '', most: '5000000' }],
  what: 'Totals of days since the Burn-Mint Equilibrium: AKT put down for ACT, ACT made, redeemed and outstanding. What was put down in a day is the difference of two totals.',
  source: code,
  observe: (borders, ask) => observe(borders, ask, prepaid, []),
}

/**
 * Readings at the borders at which all totals stand. Gauges are told where there are some: providers were not always looked at.
 */
async function observe(
  borders: readonly string[],
  ask: Ask,
  totals: readonly Told[],
  gauges: readonly Told[],
): Promise<Observed[]> {
  const told = new Map<Told, Series>()
  for (const each of totals) told.set(each, withoutUnfinished(await readSeries(each.path, ask)))
  for (const each of gauges) told.set(each, await readSeries(each.path, ask))
  const isTold = (border: string) => totals.every((each) => told.get(each)?.byBorder.has(border))
  return borders.filter(isTold).flatMap((border) =>
    [...told].flatMap(([{ metric, token: symbol, unit, decimals }, { byBorder, answer }]) => {
      const value = byBorder.get(border)
      if (value === undefined) return []
      return [
        { metric, token: symbol, border, value: shiftPoint(value, decimals), unit, block: null, answer },
      ]
    }),
  )
}

async function readSeries(path: string, ask: Ask): Promise<Series> {
  const told = await ask({ path })
  const { snapshots } = readShape(told, graph, path)
  return {
    // The day that is not over comes last, with the time of its newest block.
    byBorder: new Map(
      snapshots.filter(({ date }) => isDay(date)).map(({ date, value }) => [borderAfter(date), value]),
    ),
    answer: told.hash,
  }
}

const isDay = (date: string) => /T00:00:00(\.0+)?Z$/.test(date)
const borderAfter = (date: string) => formatISO(addDays(new UTCDate(date), 1), { representation: 'date' })

/** A block that the console has stored and not worked out yet counts as 0 there: no total returns to it. */
function withoutUnfinished({ byBorder, answer }: Series): Series {
  let begun = false
  const finished = [...byBorder].filter(([, value]) => {
    const isZero = /^0(\.0+)?$/.test(value)
    begun ||= !isZero
    return !(begun && isZero)
  })
  return { byBorder: new Map(finished), answer }
}

/** Micro-units with a fraction to tokens: beyond 18 digits after the point nothing is kept. */
function shiftPoint(value: string, decimals: number): string {
  const [whole = '0', fraction = ''] = value.split('.')
  const digits = fraction.slice(0, 18 - decimals)
  return placePoint(`${BigInt(whole + digits)}`, decimals + digits.length)
}
