import type { ClickHouseClient } from '@clickhouse/client'
import { askSeries } from '../../api/ask-series.ts'
import { askTotals } from '../../api/ask-totals.ts'
import { questions } from '../../api/questions.ts'
import { ask, type Question } from '../../schemas/clickhouse/question.ts'
import type { Grain } from '../../schemas/metrics.ts'
import { type Line, quantile } from './report.ts'
import { benchNetworks } from './synthetic.ts'

const years = { from: '2021-11-01', to: '2026-11-01' }
const sector = ['fees', 'supply_side_revenue', 'revenue', 'burned_usd']
const ranking = [
  'fees',
  'fees_native',
  'burned',
  'emitted',
  'burned_usd',
  'burn_to_emission',
  'provider_rewards',
  'supply_total',
]
const flows = [
  'fees',
  'supply_side_revenue',
  'protocol_revenue',
  'holders_revenue',
  'fees_native',
  'burned',
  'emitted',
  'burned_usd',
  'emitted_usd',
  'prepayments',
]

type Asked = (client: ClickHouseClient) => Promise<unknown>

const series =
  (metrics: readonly string[], networks: readonly string[], grain: Grain): Asked =>
  (client) =>
    askSeries(client, { metrics, networks, ...years, grain, class: '' })
const totals =
  (metrics: readonly string[], networks: readonly string[], from: string): Asked =>
  (client) =>
    askTotals(client, { metrics, networks, period: { from, to: years.to } })
const list =
  (question: Question, parameters = {}): Asked =>
  (client) =>
    ask(client, question, parameters)

/** The statements behind the pages, as the resolvers ask them. */
const asked: Readonly<Record<string, Asked>> = {
  'sector: headline totals, 5 years': totals(sector, [], years.from),
  'sector: headline totals, 30 days': totals(sector, [], '2026-10-02'),
  'sector: chart, months, 100 networks': series(['fees'], [], 'month'),
  'sector: chart, weeks, 100 networks': series(['fees'], [], 'week'),
  'sector: ranking totals, 5 years': totals(ranking, benchNetworks, years.from),
  'sector: ranking totals, 30 days': totals(ranking, benchNetworks, '2026-10-02'),
  'network: flows, days, 5 years': series(flows, ['bench-042'], 'day'),
  'network: flows, months, 5 years': series(flows, ['bench-042'], 'month'),
  'network: totals, 5 years': totals(flows, ['bench-042'], years.from),
  'all: networks': list(questions.networks),
  'all: coverage': list(questions.coverage),
  'all: head': list(questions.head, { after: '0' }),
}

/** Rounds before the first that counts: files are read and code is compiled. */
const warming = 10

/** p50 and p99 of each statement, one at a time. */
export async function benchQueries(client: ClickHouseClient, rounds: number): Promise<Line[]> {
  const lines: Line[] = []
  const all: number[] = []
  for (const [name, question] of Object.entries(asked)) {
    const samples: number[] = []
    for (let round = -warming; round < rounds; round++) {
      const started = performance.now()
      await question(client)
      if (round >= 0) samples.push(performance.now() - started)
    }
    all.push(...samples)
    lines.push(
      { name: `${name}, p50`, value: quantile(samples, 0.5), unit: 'ms' },
      { name: `${name}, p99`, value: quantile(samples, 0.99), unit: 'ms', target: { most: 50 } },
    )
  }
  return [
    ...lines,
    {
      name: 'all statements of the pages, p99',
      value: quantile(all, 0.99),
      unit: 'ms',
      target: { most: 50 },
    },
  ]
}
