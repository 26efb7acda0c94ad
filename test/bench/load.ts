import autocannon from 'autocannon'
import { SectorPageDocument } from '../../web/src/lib/generated/operations.ts'
import { headlinesOf, rowMetricsOf } from '../../web/src/lib/sector/lens.ts'
import { spansOn } from '../../web/src/lib/sector/spans.ts'
import { startProduct } from '../product.ts'
import type { Line } from './report.ts'

const overview = {
  query: `${SectorPageDocument}`,
  variables: {
    period: { from: '2025-11-01', to: '2026-11-01' },
    lens: 'fees',
    headlines: [...headlinesOf.fees],
    rowMetrics: rowMetricsOf('fees'),
    metric: 'fees',
    grain: 'MONTH',
    rowGrain: 'MONTH',
    ...spansOn('2026-10-31'),
  },
}
const series = {
  query: `query Year($networks: [ID!], $period: PeriodInput!) {
    series(metrics: ["price"], networks: $networks, period: $period, grain: DAY) {
      network unit times values tiers states
    }
  }`,
  variables: {
    // Of that year nearly all days are in the published history.
    networks: ['bittensor', 'filecoin', 'helium', 'livepeer', 'render'],
    period: { from: '2024-01-01', to: '2024-12-31' },
  },
}

const ask = (
  url: string,
  question: object,
  how: { readonly connections: number; readonly duration: number; readonly overallRate?: number },
) =>
  autocannon({
    url: `${url}/graphql`,
    method: 'POST',
    headers: { 'content-type': 'application/json', 'accept-encoding': 'gzip' },
    body: JSON.stringify(question),
    ...how,
  })

/** The whole product with the published history and its default limits, asked on loopback by one client as fast as it goes. */
export async function benchLoad(): Promise<Line[]> {
  const product = await startProduct({})
  try {
    await ask(product.url, overview, { connections: 5, duration: 3 })
    const paced = await ask(product.url, overview, { connections: 50, duration: 30, overallRate: 500 })
    await ask(product.url, series, { connections: 5, duration: 3 })
    const free = await ask(product.url, series, { connections: 20, duration: 10 })
    return [
      {
        name: 'overview asked, over 30 s',
        value: paced.requests.average,
        unit: 'requests/s',
        target: { least: 495 },
      },
      { name: 'overview at 500 requests/s, p50', value: paced.latency.p50, unit: 'ms' },
      { name: 'overview at 500 requests/s, p99', value: paced.latency.p99, unit: 'ms', target: { most: 50 } },
      {
        name: 'overview at 500 requests/s, failed',
        value: failedOf(paced),
        unit: 'requests',
        target: { most: 0 },
      },
      {
        name: 'series, 365 days x 5 networks',
        value: free.requests.average,
        unit: 'requests/s',
        target: { least: 2000 },
      },
      { name: 'series, failed', value: failedOf(free), unit: 'requests', target: { most: 0 } },
      { name: 'series, size as sent', value: free.throughput.total / free.requests.total / 1000, unit: 'kB' },
    ]
  } finally {
    await product.stop()
  }
}

const failedOf = ({ errors, timeouts, non2xx }: autocannon.Result) => errors + timeouts + non2xx
