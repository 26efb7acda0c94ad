import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { commandOf } from '../../compiled.ts'
import { ConfigError, type Failure, RetryableError } from '../../errors.ts'
import type { Limits } from './embedded.ts'
import type { EngineMessage, StartMessage } from './messages.ts'

export type Exit = { readonly code: number | null; readonly signal: NodeJS.Signals | null }

export type Engine = {
  readonly url: string
  readonly username: string
  readonly password: string
  readonly database: 'depindex'
  /** May read, and nothing else. */
  readonly reader: { readonly username: string; readonly password: string }
  readonly pid: number
  /** Lets running inserts finish (a few seconds at most), then ends the process. Safe to call twice. */
  stop(): Promise<void>
  readonly exited: Promise<Exit>
}

export type StartOptions = {
  readonly dataDir: string
  /** Gets the engine's log, one JSON line at a time. Without it the lines go to this process's stderr. */
  readonly log?: (line: string) => void
  readonly limits?: Partial<Limits>
  /** A fixed port, for a restart under the same address. A free one by default; loopback always. */
  readonly port?: number
}

export const DEFAULT_LIMITS: Limits = {
  memoryBytes: 900_000_000,
  maxBodyBytes: 512 * 1024 * 1024,
  concurrentQueries: 8,
  waitingQueries: 128,
  maxWaitMs: 30_000,
}

const START_MS = 60_000
const STOP_MS = 15_000

/** Starts embedded ClickHouse in a process of its own and resolves when it answers. */
export async function startEngine({
  dataDir,
  log,
  limits = {},
  port: fixed = 0,
}: StartOptions): Promise<Engine> {
  const root = resolve(dataDir)
  const secret = () => randomBytes(24).toString('base64url')
  const secrets = { depindex: secret(), reader: secret() }
  const merged = { ...DEFAULT_LIMITS, ...limits }
  const child = spawnEngine(log !== undefined, merged)
  if (log && child.stderr) createInterface({ input: child.stderr }).on('line', log)
  const exited = new Promise<Exit>((settle) => {
    child.once('exit', (code, signal) => settle({ code, signal }))
    child.once('error', () => settle({ code: null, signal: null }))
  })
  // An engine whose parent has ended by any road ends by the closed channel; this is only the quick one.
  const killOnExit = () => child.kill('SIGTERM')
  process.once('exit', killOnExit)
  void exited.then(() => process.removeListener('exit', killOnExit))

  try {
    child.send(
      { dataDir: root, secrets, limits: merged, port: fixed } satisfies StartMessage,
      () => undefined,
    )
    const port = await ready(child, exited, root)
    const url = `http://127.0.0.1:${port}`
    const answer = await fetch(`${url}/ping`)
    if (!answer.ok)
      throw new RetryableError({ what: 'the engine does not answer', got: answer.status, where: url })
    return {
      url,
      username: 'depindex',
      password: secrets.depindex,
      database: 'depindex',
      reader: { username: 'reader', password: secrets.reader },
      pid: child.pid as number,
      stop: () => stop(child, exited),
      exited,
    }
  } catch (error) {
    child.kill('SIGKILL')
    throw error
  }
}

function spawnEngine(pipeLog: boolean, { concurrentQueries }: Limits): ChildProcess {
  const { flags, path } = commandOf(new URL('./main.ts', import.meta.url))
  return spawn(process.execPath, [...flags, path], {
    // Queries, their kills, files and compression each hold a thread of libuv's pool while they work. Times are UTC, whatever
    // the machine's are.
    env: { ...process.env, TZ: 'UTC', UV_THREADPOOL_SIZE: String(concurrentQueries * 2 + 8) },
    stdio: ['ignore', 'ignore', pipeLog ? 'pipe' : 'inherit', 'ipc'],
  })
}

async function ready(child: ChildProcess, exited: Promise<Exit>, dataDir: string): Promise<number> {
  const timeout = AbortSignal.timeout(START_MS)
  const message = once(child, 'message', { signal: timeout }).then(([value]) => value as EngineMessage)
  const early = exited.then(({ code, signal }) => {
    throw new RetryableError({
      what: 'the engine ended before it was ready',
      got: `exit code ${code}, signal ${signal}`,
      expected: 'an answer',
      where: dataDir,
    })
  })
  message.catch(() => undefined)
  early.catch(() => undefined)
  const answer = await Promise.race([message, early]).catch((cause) => {
    if (!timeout.aborted) throw cause
    throw new RetryableError({
      what: `the engine was not ready within ${START_MS} ms`,
      where: dataDir,
      cause,
    })
  })
  if (answer.type === 'ready') return answer.port
  throw startError(answer, dataDir)
}

function startError(answer: Extract<EngineMessage, { type: 'failed' }>, dataDir: string): Error {
  if (answer.name === 'Locked') {
    const { holder } = (answer.failure ?? {}) as { holder?: number }
    return new ConfigError({
      what: 'another Depindex runs on this data directory',
      got: holder === undefined ? undefined : `a lock held by process ${holder}`,
      expected: 'one instance per data directory: stop the other, or choose another directory',
      where: dataDir,
    })
  }
  if (answer.name === 'ConfigError') return new ConfigError(answer.failure as Failure)
  return new RetryableError({ what: 'the engine cannot open its data', got: answer.message, where: dataDir })
}

async function stop(child: ChildProcess, exited: Promise<Exit>): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM')
  const late = setTimeout(() => child.kill('SIGKILL'), STOP_MS)
  await exited
  clearTimeout(late)
}
