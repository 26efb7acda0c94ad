import {
  NetworkPageDocument,
  ProvenanceDocument,
  SectorPageDocument,
} from '../../web/src/lib/generated/operations.ts'
import { type Line, quantile } from './report.ts'

const period = { from: '2021-11-01', to: '2026-11-01' }
const day = { from: '2026-09-14', to: '2026-09-15' }

/** What the pages ask, word for word. */
export const answers = {
  SectorPage: {
    query: `${SectorPageDocument}`,
    variables: { period, metric: 'fees', grain: 'MONTH', rowGrain: 'MONTH' },
  },
  NetworkPage: { query: `${NetworkPageDocument}`, variables: { id: 'bench-042', period, grain: 'MONTH' } },
  Provenance: {
    query: `${ProvenanceDocument}`,
    variables: {
      network: 'bench-042',
      metric: 'fees',
      period: day,
      filter: { network: 'bench-042', metric: 'fees', period: day },
      first: 50,
      withMovements: true,
    },
  },
}

export type Fetch = (path: string, init: RequestInit) => Promise<Response>

export async function answer(fetch: Fetch, name: keyof typeof answers): Promise<number> {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(answers[name]),
  })
  const text = await response.text()
  const { errors } = JSON.parse(text) as { errors?: unknown }
  if (errors !== undefined) throw new Error(`${name}: ${JSON.stringify(errors)}`)
  return text.length
}

/** Whole answers of the api: all statements of a page, its resolvers and the JSON. */
export async function benchAnswers(fetch: Fetch, rounds: number): Promise<Line[]> {
  const lines: Line[] = []
  for (const name of Object.keys(answers) as (keyof typeof answers)[]) {
    const samples: number[] = []
    let size = 0
    for (let round = 0; round <= rounds; round++) {
      const started = performance.now()
      size = await answer(fetch, name)
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
