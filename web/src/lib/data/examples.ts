/** A text that can be pasted as it is. `origin` is the address of this Depindex, such as http://localhost:4000. */
export type Example = {
  readonly id: string
  readonly title: string
  /** Program that runs it. */
  readonly tool: 'curl' | 'node' | 'python' | 'r' | 'duckdb'
  readonly text: (origin: string) => string
}

const burned = 'export/figures.csv?network=render&metric=burned&grain=month'

export const monthlyFees = `query MonthlyFees {
  series(metrics: ["fees"], period: { from: "2024-01-01", to: "2026-01-01" }, grain: MONTH) {
    network
    times
    values
    tiers
  }
}`

export const examples: readonly Example[] = [
  {
    id: 'curl-csv',
    title: 'A file with curl',
    tool: 'curl',
    text: (origin) => `curl -s '${origin}/${burned}'`,
  },
  {
    id: 'curl-provenance',
    title: 'What made a figure, row by row',
    tool: 'curl',
    text: (origin) =>
      `curl -s '${origin}/export/provenance.csv?network=render&metric=burned&from=2025-01-01&to=2025-02-01'`,
  },
  {
    id: 'curl-manifest',
    title: 'Rows, SHA-256 and blocks of a file, before it is got',
    tool: 'curl',
    text: (origin) => `curl -s '${origin}/export/figures.csv?network=render&metric=price&manifest=1'`,
  },
  {
    id: 'curl-graphql',
    title: 'GraphQL with curl',
    tool: 'curl',
    text: (origin) => `curl -s '${origin}/graphql' -H 'content-type: application/json' \\
  -d '{"query":"{ series(metrics: [\\"fees\\"], period: {from: \\"2024-01-01\\", to: \\"2026-01-01\\"}, grain: MONTH) { network times values tiers } }"}'`,
  },
  {
    id: 'javascript',
    title: 'JavaScript',
    tool: 'node',
    text: (origin) => `const response = await fetch('${origin}/graphql', {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ query: \`${monthlyFees}\` }),
})
const { data } = await response.json()
for (const { network, times, values } of data.series) console.log(network, times.at(-1), values.at(-1))`,
  },
  {
    id: 'pandas',
    title: 'pandas',
    tool: 'python',
    text: (origin) => `import pandas as pd
from decimal import Decimal

burned = pd.read_csv("${origin}/${burned}", dtype={"value": str}, parse_dates=["period_start", "period_end"])
burned["value"] = burned["value"].map(Decimal, na_action="ignore")
print(burned.tail())`,
  },
  {
    id: 'r',
    title: 'R',
    tool: 'r',
    text: (origin) => `burned <- read.csv("${origin}/${burned}", colClasses = c(value = "character"))
burned$period_start <- as.Date(burned$period_start)
print(tail(burned))`,
  },
  {
    id: 'duckdb',
    title: 'DuckDB',
    tool: 'duckdb',
    text: (origin) => `INSTALL httpfs; LOAD httpfs;
SELECT period_start, CAST(value AS DECIMAL(38, 12)) AS burned, unit, tier
FROM read_csv('${origin}/${burned}', types = {'value': 'VARCHAR'})
ORDER BY period_start;`,
  },
]
