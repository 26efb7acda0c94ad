import type { ClickHouseClient } from '@clickhouse/client'
import type { Log } from '../log.ts'
import type { ChainState } from './chain-state.ts'
import { reasonOf } from './reason.ts'

const progressMs = 2000
const retryMs = 2000

/** Keeps `chain_states` up to date: a change of state at once, progress every two seconds, always the latest only. */
export function writeStates(client: ClickHouseClient, log: Log) {
  const latest = new Map<string, ChainState>()
  const written = new Map<string, { state: ChainState; at: number }>()
  let lastVersion = 0
  let running: Promise<void> | undefined
  let timer: NodeJS.Timeout | undefined
  let failing = false

  const isDue = (chain: string, state: ChainState): boolean => {
    const before = written.get(chain)
    if (before?.state === state) return false
    const changed = before?.state.state !== state.state || before.state.detail !== state.detail
    return changed || Date.now() - before.at >= progressMs
  }

  async function write(): Promise<void> {
    const due = [...latest].filter(([chain, state]) => isDue(chain, state))
    if (due.length === 0) return
    // Two versions of one millisecond could not be told apart.
    lastVersion = Math.max(lastVersion + 1, Date.now())
    const at = lastVersion
    await client.insert({
      table: 'chain_states',
      format: 'JSONEachRow',
      values: due.map(([chain, state]) => ({
        chain,
        state: state.state,
        since: timeText(state.since),
        detail: state.detail,
        height: state.height,
        head: state.head,
        percent: state.percent,
        eta_seconds: state.etaSeconds,
        updated_at: timeText(at),
      })),
    })
    for (const [chain, state] of due) written.set(chain, { state, at: Date.now() })
  }

  async function run(): Promise<void> {
    try {
      await write()
      if (failing) log.info('states are written again')
      failing = false
    } catch (error) {
      if (!failing) log.warn(`states not written: ${reasonOf(error)}`)
      failing = true
      later(retryMs)
    }
  }

  function later(ms: number): void {
    timer ??= setTimeout(() => {
      timer = undefined
      look()
    }, ms)
  }

  function look(): void {
    running ??= run().finally(() => {
      running = undefined
      const waits = [...latest].filter(([chain, state]) => written.get(chain)?.state !== state)
      if (waits.some(([chain, state]) => isDue(chain, state)) && !failing) look()
      else if (waits.length > 0) later(progressMs)
    })
  }

  return {
    set: (chain: string, state: ChainState): void => {
      latest.set(chain, state)
      if (!failing) look()
    },
    /** Writes what is left, once. */
    stop: async (): Promise<void> => {
      clearTimeout(timer)
      await running
      clearTimeout(timer)
      await write().catch(() => undefined)
    },
  }
}

function timeText(ms: number): string {
  return new Date(ms).toISOString().replace('T', ' ').replace('Z', '')
}
