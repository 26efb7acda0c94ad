import { type Served, serve } from './serve.ts'

/** Totals and gauges of the last block of a day, in the API's units, as JSON numbers; what is left out has no snapshot. */
export type AkashDay = Readonly<Record<string, string>>

/**
 * Answers as the console's API does: a series under its name, day by day from the oldest, and last the day that is not over
 * with the time of its newest block. USDC and ACT are one sum under both names.
 * https://github.com/akash-network/console (apps/api/src/dashboard, apps/api/src/provider)
 */
export function serveAkashConsole(
  days: ReadonlyMap<string, AkashDay>,
  unfinished?: { readonly at: string; readonly day: AkashDay },
): Promise<Served> {
  return serve((path) => {
    const [, kind, name = ''] = /^\/(graph-data|provider-graph-data)\/(\w+)$/.exec(path) ?? []
    if (kind === undefined) return '"not found"'
    const key = kind === 'provider-graph-data' ? `provider ${name}` : name
    const of = (day: AkashDay) => day[key === 'totalUUsdcSpent' ? 'totalUActSpent' : key]
    const snapshots = [...days].flatMap(([day, values]) => {
      const value = of(values)
      return value === undefined ? [] : [`{"date":"${day}T00:00:00.000Z","value":${value}}`]
    })
    const last = unfinished === undefined ? undefined : of(unfinished.day)
    if (last !== undefined) snapshots.push(`{"date":"${unfinished?.at}","value":${last}}`)
    return `{"currentValue":${last ?? 0},"compareValue":0,"snapshots":[${snapshots.join(',')}]}`
  })
}
