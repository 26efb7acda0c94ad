import { type Served, serve } from './serve.ts'

/**
 * Answers as the API of the ICP ledger does: supply in e8s at steps of Unix seconds, as two-item arrays.
 * https://ledger-api.internetcomputer.org/swagger-ui/
 */
export function serveIcLedger(supplies: ReadonlyMap<string, string>): Promise<Served> {
  return serve((path) => {
    const { searchParams } = new URL(path, 'http://localhost')
    const [start, end] = ['start', 'end'].map((name) => Number(searchParams.get(name)))
    return JSON.stringify(
      [...supplies]
        .map(([border, e8s]) => [Date.parse(border) / 1000, e8s] as const)
        .filter(([time]) => time >= (start ?? 0) && time <= (end ?? 0)),
    )
  })
}
