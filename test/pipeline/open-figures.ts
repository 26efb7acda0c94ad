import { parse } from 'csv-parse/sync'
import { formatAmount, parseAmount } from '../../schemas/amount.ts'
import { metrics } from '../../schemas/metrics.ts'
import type { Product } from '../product.ts'

/* Every figure of a running product, opened in each way that it can be. */

const places = 24

export type DayFigure = {
  readonly network: string
  readonly metric: string
  readonly token: string
  readonly class: string
  readonly day: string
  readonly value: string
}

/** The figures of one network, metric, token and part, oldest first. */
export type FigureSeries = readonly [DayFigure, ...DayFigure[]]

/** All figures of days that are sums and have a value, as they stand in ClickHouse. */
export async function seriesOf({ client }: Pick<Product, 'client'>): Promise<FigureSeries[]> {
  const sums = metrics.filter(({ aggregation }) => aggregation === 'sum').map(({ id }) => id)
  const result = await client.query({
    query: `SELECT network, metric, token, class, toString(period_start) AS day, toString(value) AS value FROM figures
      WHERE grain = 'own' AND metric IN {sums:Array(String)} AND isNotNull(value) ORDER BY network, metric, token, class, day`,
    query_params: { sums },
    format: 'JSONEachRow',
  })
  const series = new Map<string, DayFigure[]>()
  for (const row of await result.json<DayFigure>()) {
    const key = [row.network, row.metric, row.token, row.class].join('~')
    series.set(key, [...(series.get(key) ?? []), row])
  }
  return [...series.values()] as unknown as FigureSeries[]
}

export type Part = { readonly day: string; readonly value: string; readonly sum: string }

/** What is not as it must be: parts of each day that sum to its figure, with a running sum that goes on from day to day. */
export function misfits(figures: FigureSeries, parts: readonly Part[]): string[] {
  const [{ network, metric, token, class: part }] = figures
  const days = new Map(figures.map(({ day }) => [day, 0n]))
  const name = [network, metric, token, part].filter(Boolean).join(' ')
  const found: string[] = []
  let sum = 0n
  for (const row of parts) {
    sum += parseAmount(row.value, places)
    if (parseAmount(row.sum, places) !== sum)
      found.push(`${name} ${row.day}: the running sum is ${row.sum}, not ${formatAmount(sum, places)}`)
    const before = days.get(row.day)
    if (before === undefined) found.push(`${name} ${row.day}: ${row.value} of a day without a figure`)
    days.set(row.day, (before ?? 0n) + parseAmount(row.value, places))
  }
  for (const { day, value } of figures)
    if (days.get(day) !== parseAmount(value, places))
      found.push(
        `${name} ${day}: parts sum to ${formatAmount(days.get(day) ?? 0n, places)}, the figure is ${value}`,
      )
  return found
}

const spanOf = (figures: FigureSeries) => ({
  from: figures[0].day,
  to: dayAfter(figures.at(-1)?.day ?? figures[0].day),
})

export const dayAfter = (day: string) => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10)

export async function partsInCsv({ url }: Pick<Product, 'url'>, figures: FigureSeries): Promise<Part[]> {
  const [{ network, metric, token, class: part }] = figures
  const query = new URLSearchParams({ network, metric, token, class: part, ...spanOf(figures) })
  const response = await fetch(`${url}/export/provenance.csv?${query}`)
  if (!response.ok) throw new Error(`${query}: ${await response.text()}`)
  return parse(await response.text(), { columns: true }) as Part[]
}

const fields = 'value total totalCount rows { day value sum } pageInfo { hasNextPage endCursor }'
type Answered = {
  provenance: {
    value: string
    total: string
    totalCount: number
    rows: Part[]
    pageInfo: { hasNextPage: boolean; endCursor: string }
  }
}

/** All pages of a provenance. */
export async function partsInGraphql(
  { graphql }: Pick<Product, 'graphql'>,
  figures: FigureSeries,
): Promise<Part[]> {
  const [{ network, metric, token, class: part }] = figures
  const rows: Part[] = []
  for (let after: string | undefined; ; ) {
    const { provenance } = await graphql<Answered>(
      `query ($network: ID!, $metric: ID!, $token: String!, $part: String!, $period: PeriodInput!, $after: String) {
        provenance(network: $network, metric: $metric, token: $token, class: $part, period: $period, first: 1000, after: $after) { ${fields} }
      }`,
      { network, metric, token, part, period: spanOf(figures), after },
    )
    rows.push(...provenance.rows)
    if (!provenance.pageInfo.hasNextPage) return rows
    after = provenance.pageInfo.endCursor
  }
}

/** What GraphQL tells of figures of single days, asked for by one document: each figure once more, and the sum of its parts. */
export async function openDays(
  { graphql }: Pick<Product, 'graphql'>,
  figures: readonly DayFigure[],
): Promise<{ readonly value: string; readonly total: string }[]> {
  const asked = figures.map(
    ({ network, metric, token, class: part, day }, index) =>
      `d${index}: provenance(network: "${network}", metric: "${metric}", token: "${token}", class: "${part}", period: { from: "${day}", to: "${dayAfter(day)}" }, first: 1) { value total }`,
  )
  return Object.values(
    await graphql<Record<string, { value: string; total: string }>>(`{ ${asked.join(' ')} }`),
  )
}
