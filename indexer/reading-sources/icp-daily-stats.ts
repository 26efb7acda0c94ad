import { UTCDate } from '@date-fns/utc'
import { addDays, formatISO } from 'date-fns'
import { z } from 'zod'
import { formatAmount, parseAmount } from '../../schemas/amount.ts'
import type { Observed, ReadingSource } from '../../schemas/reading.ts'
import { decimalText, readShape, smallNumber, wholeText } from './read-shape.ts'

const daySeconds = 86_400
/** One XDR is 10^12 cycles by rule: https://github.com/dfinity/ic (rs/nns/cmc/src/main.rs at 0129eac). */
const cycleDecimals = 12
const icpDecimals = 8

const stats = z.object({
  daily_stats: z.array(
    z.object({
      timestamp: smallNumber,
      total_cycle_burn_till_date: decimalText,
      icp_burned_total: wholeText,
      total_nodes_in_subnets: wholeText.nullish(),
      total_subnets: wholeText.nullish(),
      registered_canisters_count: wholeText.nullish(),
    }),
  ),
})
const rates = z.object({ avg_icp_xdr_conversion_rates: z.array(z.tuple([smallNumber, wholeText])) })
type Stats = z.infer<typeof stats>['daily_stats'][number]

/**
 * The Internet Computer's own statistics, day by day: cycles burned and ICP burned since genesis, nodes, subnets and
 * canisters, and the average rate of ICP. What is told of a day stands at the border that ends it; days that are missing
 * are left out. https://ic-api.internetcomputer.org/api/v3/swagger
 */
export const icpDailyStats: ReadingSource = {
  id: 'daily-stats',
  version: 1,
  chain: 'internet-computer',
  address: 'ic-api.internetcomputer.org',
  url: 'https://ic-api.internetcomputer.org/api/v3',
  since: '2021-05-11',
  // The endpoint answers at most 366 days at once.
  span: 365,
  settles: 3,
  counters: [
    { metric: 'consumed_total', token: 'XDR', fact: 'payment', class: '', most: '1000000' },
    // Burned to make cycles and as fees of transfers, in one total. Above 100,000 a day others take the total for broken: https://github.com/Artemis-xyz/dbt
    {
      metric: 'burned_total',
      token: 'ICP',
      fact: 'burn',
      class: 'unknown',
      most: '100000',
      // The ledger is looked at at other seconds than the statistics. How many lie between is not verified; so much may be burned in them.
      check: { metric: 'supply_total', rule: 'supply', within: '500' },
      // As far apart as the seconds above; above that one of the two has burns that the other does not.
      recount: { metric: 'burned_recounted', within: '500' },
    },
  ],
  what: 'Totals of days: cycles burned and ICP burned since genesis, nodes in subnets, subnets, canisters, and the average rate of ICP in XDR. What moved in a day is the difference of two totals.',
  source: 'https://ic-api.internetcomputer.org/api/v3/swagger',
  observe: async (borders, ask) => {
    const [first, last] = [borders[0] ?? '', borders.at(-1) ?? '']
    const span = `start=${Date.parse(first) / 1000 - daySeconds}&end=${Date.parse(last) / 1000 - 1}`
    const told = await ask({ path: `/daily-stats?${span}` })
    const rated = await ask({ path: `/avg-icp-xdr-conversion-rates?${span}&step=${daySeconds}` })
    const wanted = new Set(borders)
    return [
      ...readShape(told, stats, 'daily-stats').daily_stats.flatMap((day) => observeDay(day, told.hash)),
      ...readShape(rated, rates, 'avg-icp-xdr-conversion-rates').avg_icp_xdr_conversion_rates.map(
        ([timestamp, permyriad]): Observed => ({
          metric: 'rate_xdr',
          token: 'ICP',
          border: borderAfter(timestamp),
          value: formatAmount(BigInt(permyriad), 4),
          unit: 'XDR',
          block: null,
          answer: rated.hash,
        }),
      ),
    ].filter(({ border }) => wanted.has(border))
  },
}

function observeDay(day: Stats, answer: string): Observed[] {
  const border = borderAfter(day.timestamp)
  const of = (metric: string, token: string, value: string, unit: string): Observed => ({
    metric,
    token,
    border,
    value,
    unit,
    block: null,
    answer,
  })
  // Parts of a cycle are not told apart.
  const [cycles = '0'] = day.total_cycle_burn_till_date.split('.')
  const count = (metric: string, value: string | null | undefined) =>
    value === undefined || value === null ? [] : [of(metric, '', value, 'count')]
  return [
    of('consumed_total', 'XDR', formatAmount(parseAmount(cycles, 0), cycleDecimals), 'XDR'),
    of('burned_total', 'ICP', formatAmount(BigInt(day.icp_burned_total), icpDecimals), 'ICP'),
    ...count('nodes_active', day.total_nodes_in_subnets),
    ...count('subnets', day.total_subnets),
    ...count('canisters', day.registered_canisters_count),
  ]
}

/** The border that ends the day of a time. */
function borderAfter(timestamp: number): string {
  return formatISO(addDays(new UTCDate(Math.floor(timestamp / daySeconds) * daySeconds * 1000), 1), {
    representation: 'date',
  })
}
