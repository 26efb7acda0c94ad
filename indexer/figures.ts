import type { ClickHouseClient } from '@clickhouse/client'
import PQueue from 'p-queue'
import type { Logger } from 'pino'
import { ask, command, type Question, readQuestion } from '../schemas/clickhouse/question.ts'
import { idsOf } from '../schemas/metrics.ts'
import { figureChecks, movementChecks } from './identity-checks.ts'

const read = (name: string): Question =>
  readQuestion(new URL(`../schemas/clickhouse/figures/${name}.sql`, import.meta.url))

const dropNext = read('drop_next')
const keep = read('keep')
const swap = read('swap')
const clear = read('clear')
const arrangeByPeriod = read('arrange_by_period')
const logChanges = read('log_changes')
const countBroken = read('count_broken')
const markBroken = read('mark_broken')
const countNext = read('count_next')
const whatIsThere = read('what_is_there')
const whatIsRead = read('what_is_read')
const listDirty = read('list_dirty')
const markComputed = read('mark_computed')
const announceSwap = read('announce_swap')
const newParts = read('new_parts')
const movedNative = read('moved_native')
const movedUsd = read('moved_usd')

/** How longer periods are made of days, for the statement that makes them. */
const lasts = idsOf('last')
const days = idsOf('none')

/** What there is to make figures of; a step without input is left out. */
type Input = {
  readonly facts: readonly string[]
  /** The fact that is the network's revenue. */
  readonly designated: string
  readonly published: number
  readonly read: number
  /** Whether market sources told anything. */
  readonly told: number
  /** Counts of receivers that the network's movements allow. */
  readonly recipients: readonly string[]
}

type Step = {
  readonly question: Question
  readonly parameters?: Readonly<Record<string, string>>
  readonly needs?: (input: Input) => boolean
}

const covers = (fact: string) => (input: Input) => input.facts.includes(fact)
const anyFact = ({ facts }: Input) => facts.length > 0
const anyPublished = ({ published }: Input) => published === 1

/** What is read of a network at all. */
type Read = {
  readonly chains: number
  readonly readings: number
  readonly counters: number
  /** Whether a counter is counted again, and what is made and destroyed held against a supply. */
  readonly recounts: number
  readonly supply: number
}

const isRead = ({ chains, readings }: Read) => chains === 1 || readings === 1

type Staging = Pick<Step, 'question' | 'parameters'> & { readonly needs?: (read: Read) => boolean }

/** Each row fills a table of its own, so that rows go beside each other: most of a statement's time is one thread's, which plans it. */
const staging: readonly (readonly Staging[])[] = [
  [
    { question: read('empty_movements') },
    { question: read('stage_movements'), needs: isRead },
    { question: read('stage_flows'), needs: ({ readings, counters }) => readings === 1 && counters === 1 },
  ],
  [{ question: read('empty_days') }, { question: read('stage_days'), needs: isRead }],
  [{ question: dropNext }, { question: keep }],
  [movementChecks],
]

/** Nothing is doubted where no market source told anything, and the table is empty. */
const doubts: readonly Step[] = [
  { question: read('empty_doubts'), needs: (input) => input.told === 1 },
  { question: read('stage_doubts'), needs: (input) => input.told === 1 },
]

/** Made of what was staged and of nothing else, so that they go beside each other. */
const ownSteps: readonly Step[] = [
  { question: read('fees'), needs: anyFact },
  { question: read('fees_native'), needs: anyFact },
  { question: read('recipients'), needs: (input) => anyFact(input) && input.recipients.length > 0 },
  { question: movedNative, parameters: { fact: 'burn', metric: 'burned' }, needs: covers('burn') },
  { question: movedNative, parameters: { fact: 'emission', metric: 'emitted' }, needs: covers('emission') },
  {
    question: movedUsd,
    parameters: { fact: 'burn', class: '', metric: 'burned_usd' },
    needs: covers('burn'),
  },
  {
    question: movedUsd,
    parameters: { fact: 'emission', class: '', metric: 'emitted_usd' },
    needs: covers('emission'),
  },
  {
    question: movedUsd,
    parameters: { fact: 'emission', class: 'provider', metric: 'incentives' },
    needs: covers('emission'),
  },
  {
    question: movedUsd,
    parameters: { fact: 'prepayment', class: '', metric: 'prepayments' },
    // Where a chain shows nothing but prepayments they are the fees, and do not stand here again.
    needs: (input) => covers('prepayment')(input) && input.designated !== 'prepayment',
  },
  { question: read('published'), needs: anyPublished },
  { question: read('readings'), needs: (input) => input.read === 1 },
  { question: read('prices') },
]

/** In this order: what is computed reads what stands. */
const steps: readonly Step[] = [
  { question: read('published_fees'), needs: anyPublished },
  { question: read('splits') },
  { question: read('cash') },
  { question: read('computed') },
  { question: read('market'), needs: (input) => input.read === 1 },
]

/** Of what the steps above made. */
const periods = read('periods')
const dropPeriods = read('drop_periods')

/**
 * Makes the figures of one network whose periods start in [from, to) anew and puts them in the place of the old ones in
 * one step; `from` and `to` are UTC days. Everything outside the span stays as it is. Doing it twice changes nothing.
 */
export async function recompute(
  client: ClickHouseClient,
  network: string,
  from: string,
  to: string,
): Promise<void> {
  const span = { network, from, to }
  const run = ({ question, parameters }: Step) =>
    command(client, question, { ...span, lasts, days, ...parameters }, { seconds: 60, settings: inPieces })
  const [of] = await ask<Read>(client, whatIsRead, span)
  const stage = async (rows: readonly Staging[]) => {
    for (const { needs, ...step } of rows)
      if (needs === undefined || (of !== undefined && needs(of))) await run(step)
  }
  await beside(staging.map((rows) => () => stage(rows)))
  const [input] = await ask<Input>(client, whatIsThere, span)
  // A token, reason or class that is new to the network has zeros on all its covered days, not on those of this span alone.
  if (!isWhole(from, to)) {
    const [fresh] = await ask<{ parts: string }>(client, newParts, span)
    if (fresh?.parts !== '0') return recompute(client, network, ...whole)
  }
  const needed = (all: readonly Step[]) =>
    all.filter(({ needs }) => input !== undefined && (needs?.(input) ?? true))
  for (const step of needed(doubts)) await run(step)
  await beside(needed(ownSteps).map((step) => () => run(step)))
  for (const step of needed(steps)) await run(step)
  await beside([() => run(figureChecks(of)), () => run({ question: periods })])
  const [broken] = await ask<{ broken: string }>(client, countBroken, span)
  if (broken?.broken !== '0') {
    await command(client, markBroken, span, { seconds: 60 })
    // Seldom, so that they are made beside the check: what is marked is marked in them as well.
    await command(client, dropPeriods, { network }, { seconds: 60 })
    await run({ question: periods })
  }
  // REPLACE PARTITION refuses an empty source, because it would take away silently what we take away on purpose.
  const [built] = await ask<{ figures: string }>(client, countNext, { network })
  const known = inStep.get(client) ?? new Set<string>()
  inStep.set(client, known)
  // After a start and after a failure it is not known what an earlier pass swapped in and did not arrange.
  const [first, last] = known.delete(network) ? [from, to] : whole
  await command(client, built?.figures === '0' ? clear : swap, { network })
  await beside([
    () => command(client, arrangeByPeriod, { networks: [network], from: first, to: last }, { seconds: 60 }),
    () => command(client, logChanges, { network, from: first, to: last }, { seconds: 60 }),
  ])
  known.add(network)
}

/** The engine would gather a million rows before it writes any, which all the history of a network does not leave room for. */
const inPieces = {
  max_block_size: 16_384,
  min_insert_block_size_rows: 131_072,
  min_insert_block_size_bytes: 64 * 1024 * 1024,
}

/** Two at a time, as there are memory and processors for. All have ended when it throws what one of them threw. */
async function beside(tasks: readonly (() => Promise<void>)[]): Promise<void> {
  const queue = new PQueue({ concurrency: 2 })
  const ended = await Promise.allSettled(tasks.map((task) => queue.add(task)))
  for (const one of ended) if (one.status === 'rejected') throw one.reason
}

/** Networks whose figures stand in both tables as this process left them. */
const inStep = new WeakMap<ClickHouseClient, Set<string>>()

/** Takes away the figures of a network. Doing it twice changes nothing. */
export async function clearFigures(client: ClickHouseClient, network: string): Promise<void> {
  const [from, to] = whole
  await command(client, clear, { network })
  await command(client, arrangeByPeriod, { networks: [network], from, to }, { seconds: 60 })
  await command(client, logChanges, { network, from, to }, { seconds: 60 })
}

/** Not up to the last Date there is: as a DateTime that one would be in 2012. */
const whole = ['1970-01-01', '2106-01-01'] as const
const isWhole = (from: string, to: string) => from === whole[0] && to === whole[1]

export type Figures = {
  /** Says that movements of these months (UTC days, the first of each) changed. Returns at once. */
  readonly touch: (network: string, months: readonly string[]) => void
  /** Recomputes every month that is marked and not computed: after a start, a crash, an import. */
  readonly recomputeDirty: () => Promise<void>
  readonly stop: () => Promise<void>
}

type DirtyMonths = { network: string; from: string; to: string; months: string[]; asOf: string }

/**
 * The one writer of figures. Readers mark months before they write to them, so what is left to do always stands in the
 * table and a crash loses nothing; `touch` only says that it is time to look.
 */
export function startFigures(options: { client: ClickHouseClient; log: Logger }): Figures {
  const { client, log } = options
  let wanted = false
  let running: Promise<void> | undefined
  let stopped = false

  /** Says whether all went well: one network's trouble must not leave the others with old figures. */
  async function pass(): Promise<boolean> {
    let well = true
    for (const dirty of await ask<DirtyMonths>(client, listDirty)) {
      if (stopped) return true
      try {
        await recomputeMarked(dirty)
      } catch (error) {
        well = false
        log.error({ network: dirty.network, error: String(error).slice(0, 2000) }, 'figures not recomputed')
      }
    }
    return well
  }

  async function recomputeMarked({ network, from, to, months, asOf }: DirtyMonths): Promise<void> {
    await recompute(client, network, from, to)
    await command(client, markComputed, { network, months, at: asOf })
    await command(client, announceSwap, { network, months })
    log.debug({ network, from, to }, 'figures recomputed')
  }

  async function loop(): Promise<void> {
    while (wanted && !stopped) {
      wanted = false
      const well = await pass().catch((error: unknown) => {
        log.error({ error: String(error).slice(0, 2000) }, 'months to recompute not listed')
        return false
      })
      if (!well) {
        wanted = true
        await new Promise((resolve) => setTimeout(resolve, 1000))
      }
    }
    running = undefined
  }

  const look = () => {
    wanted = true
    running ??= loop()
    return running
  }

  return {
    touch: () => void look(),
    recomputeDirty: () => look(),
    stop: async () => {
      stopped = true
      await running
    },
  }
}
