import { type Served, serve } from './serve.ts'

/** What the statistics tell of a UTC day; numbers are text, as there. */
export type IcDay = {
  readonly cycles: string
  readonly burned: string
  readonly permyriad?: number
  readonly ratesOnly?: true
}

/** Answers as the statistics of the Internet Computer do. https://ic-api.internetcomputer.org/api/v3/swagger */
export function serveIcApi(days: ReadonlyMap<string, IcDay>): Promise<Served> {
  return serve((path) => {
    const { pathname, searchParams } = new URL(path, 'http://localhost')
    const [start, end] = ['start', 'end'].map((name) => Number(searchParams.get(name)))
    const told = [...days].flatMap(([day, stats]) => {
      const timestamp = Date.parse(day) / 1000
      return timestamp >= (start ?? 0) && timestamp <= (end ?? 0) ? [{ day, timestamp, ...stats }] : []
    })
    if (told.length > 366) return JSON.stringify({ error: 'at most 366 days' })
    if (pathname === '/daily-stats')
      return JSON.stringify({
        daily_stats: told
          .filter(({ ratesOnly }) => ratesOnly !== true)
          .map(({ day, timestamp, cycles, burned }) => ({
            day,
            timestamp,
            total_cycle_burn_till_date: cycles,
            icp_burned_total: burned,
            icp_burned_fees: '10000',
            total_nodes: '1400',
            total_nodes_in_subnets: '620',
            total_subnets: '37',
            registered_canisters_count: '400000',
          })),
      })
    return JSON.stringify({
      avg_icp_xdr_conversion_rates: told.map(({ timestamp, permyriad = 40_000 }) => [timestamp, permyriad]),
    })
  })
}
