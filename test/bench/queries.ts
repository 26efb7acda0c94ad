import { setTimeout as wait } from 'node:timers/promises'
import type { ClickHouseClient } from '@clickhouse/client'
import { createAnswers } from '../../api/answers.ts'
import { rememberCommits } from '../../api/commits.ts'
import type { HeadFeed } from '../../api/head-feed.ts'
import { limitsFromEnvironment } from '../../api/limits.ts'
import { createLoaders, type Loaders } from '../../api/loaders.ts'
import { questions } from '../../api/questions.ts'
import { ask, command, readQuestion } from '../../schemas/clickhouse/question.ts'
import type { Grain } from '../../schemas/metrics.ts'
import { type Line, quantile } from './report.ts'
import { benchNetworks } from './synthetic.ts'

const changeDay = readQuestion(new URL('./change_day.sql', import.meta.url))

const announceSwap = readQuestion(
  new URL('../../schemas/clickhouse/figures/announce_swap.sql', import.meta.url),
)

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

type Asked = (loaders: Loaders, client: ClickHouseClient) => Promise<unknown>

const series =
  (metrics: readonly string[], networks: readonly string[], grain: Grain): Asked =>
  (loaders) =>
    loaders.series({ metrics, networks, ...years, grain, class: '' })
const totals =
  (metrics: readonly string[], networks: readonly string[], from: string): Asked =>
  (loaders) =>
    loaders.totals(metrics, { from, to: years.to }, networks)

/** The questions behind the pages, as the resolvers ask them. */
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
  'all: networks': (loaders) => loaders.networks(),
  'all: coverage': (loaders) => loaders.coverage(),
  'all: head': (_loaders, client) => ask(client, questions.head, { after: '0' }),
}

const limits = limitsFromEnvironment({})
const target = { most: 50 }
const quantiles = (name: string, samples: readonly number[], target?: Line['target']): Line[] => [
  { name: `${name}, p50`, value: quantile(samples, 0.5), unit: 'ms', ...(target && { target }) },
  { name: `${name}, p99`, value: quantile(samples, 0.99), unit: 'ms', ...(target && { target }) },
]

/** Rounds before the first that counts: files are read and code is compiled. */
const warming = 10

/** p50 and p99 of each question where nothing is kept of earlier answers, one at a time: what the database takes. */
export async function benchQueries(client: ClickHouseClient, rounds: number): Promise<Line[]> {
  const commits = rememberCommits()
  const all: number[] = []
  const lines: Line[] = []
  for (const [name, question] of Object.entries(asked)) {
    const samples: number[] = []
    for (let round = -warming; round < rounds; round++) {
      const loaders = createLoaders({ client, answers: createAnswers(commits), limits })
      const started = performance.now()
      await question(loaders, client)
      if (round >= 0) samples.push(performance.now() - started)
    }
    all.push(...samples)
    lines.push(...quantiles(`first time: ${name}`, samples, target))
  }
  return [...lines, ...quantiles('first time: all', all, target)]
}

const visitEveryMs = 250
const commitEveryMs = 1000

/**
 * p50 and p99 of the same questions as visitors of the pages ask them: four visits a second while figures of one network
 * after another change every second, so that every fourth visit finds other figures than the one before.
 */
export async function benchVisits(
  clients: { readonly reader: ClickHouseClient; readonly writer: ClickHouseClient },
  head: HeadFeed,
  visits: number,
): Promise<Line[]> {
  const { reader, writer } = clients
  const { commits } = head
  const answers = createAnswers(commits)
  head.beforeTelling(answers.prepare)
  const samples = new Map(Object.keys(asked).map((name) => [name, [] as number[]]))
  const first = await commit(writer, 0)
  while (commits.newest() < first) await wait(10)
  const known = commits.newest()
  const ended = new AbortController()
  const committing = commitUntil(writer, ended.signal)
  let seen = 0
  try {
    for (let visit = -warming; visit < visits; visit++) {
      const started = performance.now()
      const before = commits.newest()
      const loaders = createLoaders({ client: reader, answers, limits })
      for (const [name, question] of Object.entries(asked)) {
        const from = performance.now()
        await question(loaders, reader)
        if (visit >= 0) samples.get(name)?.push(performance.now() - from)
      }
      await wait(Math.max(0, visitEveryMs - (performance.now() - started)))
      if (visit >= 0 && commits.newest() > before) seen += 1
    }
  } finally {
    ended.abort()
  }
  await committing
  if (commits.newest() === known) throw new Error('no commit was seen during the visits')
  return [
    { name: 'visits, that found other figures', value: seen, unit: `of ${visits}` },
    ...[...samples].flatMap(([name, own]) => quantiles(name, own, target)),
    ...quantiles('all questions of the pages', [...samples.values()].flat(), target),
  ]
}

async function commitUntil(writer: ClickHouseClient, signal: AbortSignal): Promise<void> {
  for (let index = 1; !signal.aborted; index++) {
    const started = performance.now()
    await commit(writer, index)
    await wait(Math.max(0, commitEveryMs - (performance.now() - started)))
  }
}

/** A day of one network is told anew, and announced as the indexer does. */
async function commit(writer: ClickHouseClient, index: number): Promise<bigint> {
  const network = benchNetworks[(42 + index * 7) % benchNetworks.length] ?? ''
  await command(writer, changeDay, { network, version: 1000 + index })
  await command(writer, announceSwap, { network, months: ['2026-10-01'] })
  const [head] = await ask<{ number: string }>(writer, questions.head, { after: '0' })
  return BigInt(head?.number ?? 0)
}
