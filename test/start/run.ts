import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { eventually } from '../eventually.ts'

/** Nothing outside this machine is asked, and no port is taken that somebody may use. */
const quiet = {
  FILECOIN_RPC_URL: 'off',
  ARBITRUM_RPC_URL: 'off',
  POLYGON_RPC_URL: 'off',
  SOLANA_RPC_URL: 'off',
  BITTENSOR_RPC_URL: 'off',
  PRICES_URL: 'off',
  PORTAL_URL: 'off',
  READINGS: 'off',
  MARKET: 'off',
  HISTORY: 'off',
  PORT: '0',
}

export type Run = {
  readonly child: ChildProcess
  readonly exited: Promise<number | string>
  /** Everything that stands on the user's screen so far. */
  screen(): string
  /** Address of the dashboard, once it says that it is ready. */
  ready(): Promise<string>
}

const file = (path: string) => fileURLToPath(new URL(path, import.meta.url))

const runs: Run[] = []
const folders: string[] = []

/** `npm start` as a user runs it, with stdout and stderr on one screen. */
export function start(
  env: Readonly<Record<string, string>>,
  parameters: readonly string[] = [],
  [command, ...first]: readonly [string, ...string[]] = [process.execPath, file('../../start.mjs')],
): Run {
  const child = spawn(command, [...first, ...parameters], {
    cwd: file('../..'),
    env: { ...process.env, ...quiet, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const chunks: string[] = []
  child.stdout.on('data', (chunk) => chunks.push(String(chunk)))
  child.stderr.on('data', (chunk) => chunks.push(String(chunk)))
  const exited = once(child, 'close').then(([code, signal]) => (code ?? signal) as number | string)
  const screen = () => chunks.join('')
  const run = {
    child,
    exited,
    screen,
    ready: () =>
      eventually(
        async () => {
          if (child.exitCode !== null) throw new Error(`it ended:\n${screen()}`)
          return /ready after .*: (http\S+)/.exec(screen())?.[1]
        },
        { seconds: 150, what: 'ready' },
      ),
  }
  runs.push(run)
  return run
}

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'depindex-start-'))
  folders.push(folder)
  return folder
}

/** Ends what a test that failed left running. */
export async function cleanUp(): Promise<void> {
  for (const { child, exited } of runs.splice(0)) {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM')
    await exited
  }
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
}
