import { type ChildProcess, fork } from 'node:child_process'
import { delimiter } from 'node:path'
import type { Connection } from '../../schemas/clickhouse/client.ts'
import { commandOf } from '../../schemas/compiled.ts'
import type { Log } from '../log.ts'
import { type ChainState, trackState } from './chain-state.ts'
import { foldLog } from './fold-log.ts'
import type { FromChild, ToChild } from './messages.ts'

const entry = new URL('../chain-process.ts', import.meta.url)
const firstPauseMs = 500
const longestPauseMs = 60_000
/** A reader that committed and lived this long was healthy: its next failure is a new one. */
const healthyMs = 30_000
const drainMs = 10_000

export type ChainRunner = {
  /** Lets the reader commit what it has and ends it, after ten seconds by force. */
  readonly drain: () => Promise<void>
  readonly pid: () => number | undefined
}

/** Keeps one chain's reader running: starts it again, ever more seldom, unless a person must act first. */
export function runChain(options: {
  chain: string
  connection: Connection
  /** Folders of network files beyond ours. */
  extraFolders: readonly string[]
  env: NodeJS.ProcessEnv
  log: Log
  onState: (state: ChainState) => void
  onMessage: (message: FromChild) => void
}): ChainRunner {
  const { chain, log } = options
  const tracker = trackState(Date.now, options.onState)
  let child: ChildProcess | undefined
  let pause: NodeJS.Timeout | undefined
  let failures = 0
  let draining = false
  let onGone: () => void = () => undefined

  function start(): void {
    const startedAt = Date.now()
    let ending: Extract<FromChild, { type: 'ended' }> | undefined
    let committed = false
    const { flags, path } = commandOf(entry)
    const started = fork(path, [chain], {
      execArgv: [...flags],
      env: environmentOf(options),
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    })
    child = started
    const folded = started.stderr === null ? undefined : foldLog(started.stderr, chain, log)

    started.on('message', (message: FromChild) => {
      if (message.type === 'ended') ending = message
      if (message.type === 'committed') committed = true
      tracker.heard(message)
      options.onMessage(message)
    })
    started.on('error', (error) => log.error({ chain, error: error.message }, 'reader not started'))
    // Not 'exit': the last lines of the log come before 'close'.
    started.on('close', (code, signal) => {
      child = undefined
      if (draining) return onGone()
      const reason = ending?.detail ?? folded?.fatal() ?? `reader ended with ${signal ?? `code ${code}`}`
      if (ending?.kind === 'data' || ending?.kind === 'config') {
        log.error({ chain }, `chain stopped: ${reason}`)
        tracker.stopped(reason)
        return
      }
      if (committed && Date.now() - startedAt > healthyMs) failures = 0
      const wait = Math.min(longestPauseMs, firstPauseMs * 2 ** failures) * (0.75 + Math.random() / 2)
      failures += 1
      log.warn({ chain, seconds: Math.round(wait / 100) / 10 }, `reader ended, starting it again: ${reason}`)
      tracker.starting(`starting again after: ${reason}`)
      pause = setTimeout(start, wait)
    })
  }

  start()
  options.onState(tracker.current())

  return {
    pid: () => child?.pid,
    drain: async () => {
      draining = true
      clearTimeout(pause)
      const last = child
      if (last === undefined) return
      const gone = new Promise<void>((resolve) => {
        onGone = resolve
      })
      const force = setTimeout(() => {
        log.warn(
          { chain },
          'reader did not end in time and is killed; its last batch is read again at the next start',
        )
        last.kill('SIGKILL')
      }, drainMs)
      if (last.connected) last.send({ type: 'drain' } satisfies ToChild)
      await gone
      clearTimeout(force)
    },
  }
}

function environmentOf({
  connection,
  extraFolders,
  env,
}: {
  connection: Connection
  extraFolders: readonly string[]
  env: NodeJS.ProcessEnv
}): NodeJS.ProcessEnv {
  return {
    ...env,
    CLICKHOUSE_URL: connection.url,
    CLICKHOUSE_USER: connection.username,
    CLICKHOUSE_PASSWORD: connection.password,
    CLICKHOUSE_DATABASE: connection.database,
    NETWORKS_DIR: extraFolders.join(delimiter),
    // The processor writes for people where it sees a terminal; its lines are read by us.
    FORCE_PRETTY_LOGGER: '0',
  }
}
