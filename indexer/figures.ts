import type { ClickHouseClient } from '@clickhouse/client'
import type { Logger } from 'pino'
import { ask, command, type Question, readQuestion } from '../schemas/clickhouse/question.ts'

const read = (name: string): Question =>
  readQuestion(new URL(`../schemas/clickhouse/figures/${name}.sql`, import.meta.url))

const dropNext = read('drop_next')
const keep = read('keep')
const swap = read('swap')
const clear = read('clear')
const countNext = read('count_next')
const listDirty = read('list_dirty')
const markComputed = read('mark_computed')
const movedNative = read('moved_native')
const movedUsd = read('moved_usd')

/** In this order: what is published yields to what is indexed, and what is computed reads what stands. */
const steps: readonly { question: Question; parameters?: Readonly<Record<string, string>> }[] = [
  { question: dropNext },
  { question: keep },
  { question: read('empty_days') },
  { question: read('stage_days') },
  { question: read('empty_movements') },
  { question: read('stage_movements') },
  { question: read('fees') },
  { question: read('fees_native') },
  { question: movedNative, parameters: { fact: 'burn', metric: 'burned' } },
  { question: movedNative, parameters: { fact: 'emission', metric: 'emitted' } },
  { question: movedUsd, parameters: { fact: 'burn', class: '', metric: 'burned_usd' } },
  { question: movedUsd, parameters: { fact: 'emission', class: '', metric: 'emitted_usd' } },
  { question: movedUsd, parameters: { fact: 'emission', class: 'provider', metric: 'incentives' } },
  { question: movedUsd, parameters: { fact: 'prepayment', class: '', metric: 'prepayments' } },
  { question: read('published') },
  { question: read('published_fees') },
  { question: read('splits') },
  { question: read('computed') },
  { question: read('readings') },
  { question: read('prices') },
]

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
  for (const { question, parameters } of steps)
    await command(client, question, { ...span, ...parameters }, { seconds: 60 })
  // REPLACE PARTITION refuses an empty source, because it would take away silently what we take away on purpose.
  const [built] = await ask<{ figures: string }>(client, countNext, { network })
  await command(client, built?.figures === '0' ? clear : swap, { network })
}

export type Figures = {
  /** Says that movements of these months (UTC days, the first of each) changed. Returns at once. */
  readonly touch: (network: string, months: readonly string[]) => void
  /** Recomputes every month that is marked and not computed: after a start, a crash, an import. */
  readonly recomputeDirty: () => Promise<void>
  readonly stop: () => Promise<void>
}

type DirtyMonths = { network: string; from: string; to: string; months: string[] }

/**
 * The one writer of figures. Readers mark months before they write to them, so what is left to do always stands in the
 * table and a crash loses nothing; `touch` only says that it is time to look.
 */
export function startFigures(options: {
  client: ClickHouseClient
  log: Logger
  /** Called after a network's figures were swapped in. */
  onSwapped?: (network: string) => void
}): Figures {
  const { client, log } = options
  let wanted = false
  let running: Promise<void> | undefined
  let stopped = false

  async function pass(): Promise<void> {
    for (const { network, from, to, months } of await ask<DirtyMonths>(client, listDirty)) {
      if (stopped) return
      // Taken before the movements are read: a mark that comes later stays newer than this and is seen again.
      const startedAt = Date.now() / 1000
      await recompute(client, network, from, to)
      await command(client, markComputed, { network, months, at: startedAt.toFixed(6) })
      await client.insert({
        table: 'figure_swaps',
        values: [{ number: `${Date.now()}000`, network, months }],
        format: 'JSONEachRow',
      })
      options.onSwapped?.(network)
      log.debug({ network, from, to }, 'figures recomputed')
    }
  }

  async function loop(): Promise<void> {
    while (wanted && !stopped) {
      wanted = false
      try {
        await pass()
      } catch (error) {
        log.error({ error: String(error) }, 'figures not recomputed, trying again in a second')
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
