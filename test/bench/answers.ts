import {
  NetworkPageDocument,
  ProvenanceDocument,
  SectorPageDocument,
} from '../../web/src/lib/generated/operations.ts'
import { headlinesOf, rowMetricsOf } from '../../web/src/lib/sector/lens.ts'
import { spansOn } from '../../web/src/lib/sector/spans.ts'
import { type Line, quantile } from './report.ts'

const period = { from: '2021-11-01', to: '2026-11-01' }
const day = { from: '2026-09-14', to: '2026-09-15' }

/** What the pages ask, word for word. */
const answersOn = (network: string) => ({
  SectorPage: {
    query: `${SectorPageDocument}`,
    variables: {
      period,
      lens: 'fees',
      headlines: [...headlinesOf.fees],
      rowMetrics: rowMetricsOf('fees'),
      metric: 'fees',
      grain: 'MONTH',
      rowGrain: 'MONTH',
      ...spansOn('2026-10-31'),
    },
  },
  NetworkPage: { query: `${NetworkPageDocument}`, variables: { id: network, period, grain: 'MONTH' } },
  Provenance: {
    query: `${ProvenanceDocument}`,
    variables: {
      network,
      metric: 'fees',
      period: day,
      filter: { network, metric: 'fees', period: day },
      first: 50,
      withMovements: true,
    },
  },
})
type Page = keyof ReturnType<typeof answersOn>
export const pages: readonly Page[] = ['SectorPage', 'NetworkPage', 'Provenance']

export type Fetch = (path: string, init: RequestInit) => Promise<Response>

export async function answer(fetch: Fetch, name: Page, network: string): Promise<number> {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(answersOn(network)[name]),
  })
  const text = await response.text()
  const { errors } = JSON.parse(text) as { errors?: unknown }
  if (errors !== undefined) throw new Error(`${name}: ${JSON.stringify(errors)}`)
  return text.length
}

/** Whole answers of the api: all statements of a page, its resolvers and the JSON. */
export async function benchAnswers(fetch: Fetch, rounds: number): Promise<Line[]> {
  const lines: Line[] = []
  for (const name of pages) {
    const samples: number[] = []
    let size = 0
    for (let round = 0; round <= rounds; round++) {
      const started = performance.now()
      size = await answer(fetch, name, 'bench-042')
      if (round > 0) samples.push(performance.now() - started)
    }
    lines.push(
      { name: `answer: ${name}, 100 networks, 5 years, p50`, value: quantile(samples, 0.5), unit: 'ms' },
      { name: `answer: ${name}, 100 networks, 5 years, p99`, value: quantile(samples, 0.99), unit: 'ms' },
      { name: `answer: ${name}, size`, value: size / 1000, unit: 'kB' },
    )
  }
  return lines
}
