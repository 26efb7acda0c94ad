import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { limitsFromEnvironment } from './api/limits.ts'
import { portFromEnvironment } from './api/port.ts'
import { environmentOfArchives, findArchives } from './indexer/archive/find-archives.ts'
import { allChains } from './indexer/chains/definitions.ts'
import { endpointOf } from './indexer/chains/endpoint.ts'
import { environmentOf } from './indexer/environment.ts'
import { datasetUrl, portalSettings } from './indexer/sources/settings.ts'
import { connectionFromEnvironment } from './schemas/clickhouse/client.ts'
import { startEngine } from './schemas/clickhouse/engine/start.ts'
import { commandOf } from './schemas/compiled.ts'
import { ConfigError } from './schemas/errors.ts'

/*
 * The composition root: engine, indexer, api. It joins them by environment variables alone, so that each also runs by
 * itself against a ClickHouse server.
 */

const usage = `Usage: npm start            the product, on real chains and published history
       npm run demo         the product on local chains, with fictional payments

PORT             where the dashboard and the api listen (default 4000, on loopback; HOST for another address)
DATA_DIR         where the embedded database keeps its files (default ./data)
CLICKHOUSE_URL   a ClickHouse server to use instead of the embedded one
<CHAIN>_RPC_URL  endpoint of a chain (FILECOIN, ARBITRUM, POLYGON, SOLANA, BITTENSOR), or "off"
PORTAL_URL       where final blocks are read, much faster than from endpoints, or "off"
REPLAY           folder of recorded blocks to read instead of any chain (npm run record)
All others stand in the README.`

type Part = {
  readonly name: string
  readonly child: ChildProcess
  /** Why it ended: what it said itself, where it said something. */
  readonly exited: Promise<string>
}

const file = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const say = (line: string) => void process.stdout.write(`${line}\n`)
const complain = (line: string) => void process.stderr.write(`${line}\n`)

const parts: Part[] = []
const endings: (() => Promise<void>)[] = []
let ending: Promise<void> | undefined

function start(name: string, entry: string, env: NodeJS.ProcessEnv): Part {
  const { flags, path } = commandOf(new URL(entry, import.meta.url))
  const child = spawn(process.execPath, [...flags, path], {
    env,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  let reason: string | undefined
  child.on('message', (message: { failed?: string }) => {
    reason ??= message.failed
  })
  const exited = once(child, 'exit').then(async ([code, signal]) => {
    // What it said last may still be on its way.
    if (child.connected) await once(child, 'disconnect')
    return reason ?? `the ${name} ended with ${signal ?? `code ${code}`}; everything else ends with it`
  })
  const part = { name, child, exited }
  parts.push(part)
  return part
}

/**
 * Ends what was started, last first: the api stops answering, the indexer commits what it read, the engine closes. `why`
 * is the last line, below everything that the parts say while they end.
 */
function end(code: number, why?: string): Promise<void> {
  ending ??= (async () => {
    for (const { child, exited } of parts.toReversed()) {
      if (child.exitCode !== null || child.signalCode !== null) continue
      child.kill('SIGTERM')
      const late = setTimeout(() => child.kill('SIGKILL'), 12_000)
      await exited
      clearTimeout(late)
    }
    for (const close of endings.toReversed()) await close()
    if (why !== undefined) complain(`\nDepindex stopped: ${why}`)
    process.exit(code)
  })()
  return ending
}

async function buildDashboard(): Promise<void> {
  if (existsSync(file('./web/build/index.html'))) return
  say('Building the dashboard, once …')
  const child = spawn('npm', ['run', '--silent', 'build'], {
    cwd: file('.'),
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const [code] = await once(child, 'exit')
  if (code !== 0) throw new Error(`dashboard not built: "npm run build" ended with code ${code}`)
}

async function database(env: NodeJS.ProcessEnv) {
  if (env['CLICKHOUSE_URL']) return { owner: env, reader: env, exited: new Promise<string>(() => {}) }
  const dataDir = env['DATA_DIR'] || './data'
  const engine = await startEngine({ dataDir })
  endings.push(() => engine.stop())
  const to = (user: { username: string; password: string }): NodeJS.ProcessEnv => ({
    ...env,
    CLICKHOUSE_URL: engine.url,
    CLICKHOUSE_USER: user.username,
    CLICKHOUSE_PASSWORD: user.password,
    CLICKHOUSE_DATABASE: engine.database,
  })
  return {
    owner: to(engine),
    reader: to(engine.reader),
    exited: engine.exited.then(
      ({ code, signal }) =>
        `the database ended with ${signal ?? `code ${code}`}; everything else ends with it`,
    ),
  }
}

/** Where to ask the api. "localhost" may be another program's, on the other of its two addresses. */
function addressOf(host: string, port: number): string {
  const loopback: Readonly<Record<string, string>> = { '0.0.0.0': '127.0.0.1', '::': '::1' }
  const name = loopback[host] ?? host
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`
}

/** Resolves with the address once the api says that it can answer. */
async function whenReady(api: Part, host: string): Promise<string> {
  const port = await new Promise<number>((resolve) => {
    api.child.on('message', (message: { listening?: number }) => {
      if (message.listening !== undefined) resolve(message.listening)
    })
  })
  const address = addressOf(host, port)
  let before = ''
  while (ending === undefined) {
    const answer = await fetch(`${address}/ready`)
      .then((response) => response.json() as Promise<{ ready: boolean; why: string }>)
      // An api that has just ended says so by itself.
      .catch(() => undefined)
    if (answer?.ready) break
    if (answer !== undefined && answer.why !== before) say(`Not ready yet: ${answer.why} …`)
    before = answer?.why ?? before
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return address.replace(/\/\/(127\.0\.0\.1|\[::1\]):/, '//localhost:')
}

/** What can be known to be wrong before anything runs is said before anything runs. */
function checkSettings(env: NodeJS.ProcessEnv): void {
  portFromEnvironment(env['PORT'])
  limitsFromEnvironment(env)
  for (const chain of allChains) {
    endpointOf(chain, env)
    datasetUrl(chain, env)
  }
  portalSettings(env)
  environmentOf(env)
  connectionFromEnvironment(env)
  oneOf(env, 'LOG_LEVEL', ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'])
  for (const name of ['HISTORY', 'READINGS', 'MARKET']) oneOf(env, name, ['on', 'off'])
}

function oneOf(env: NodeJS.ProcessEnv, name: string, known: readonly string[]): void {
  const value = env[name]
  if (value && !known.includes(value))
    throw new ConfigError({
      what: 'setting not understood',
      got: value,
      expected: known.join(', '),
      where: name,
    })
}

async function run(): Promise<void> {
  const { values } = parseArgs({
    options: { demo: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
  })
  if (values.help) return say(usage)
  const begun = Date.now()
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      if (ending === undefined) complain('Ending: what was read is committed first.')
      void end(0)
    })

  let env = process.env
  if (values.demo) {
    const { startDemo } = await import('./test/devnet/demo.ts')
    const demo = await startDemo(say)
    endings.push(demo.stop)
    env = { DATA_DIR: './data-demo', ...env, ...demo.environment }
  }
  // A recording is replayed beside what was read live, not into it.
  if (env['REPLAY']) {
    const environment = environmentOfArchives(findArchives(env['REPLAY']))
    env = { DATA_DIR: './data-replay', ...env, DEPINDEX_ENVIRONMENT: environment }
  }
  checkSettings(env)
  await buildDashboard()
  const { owner, reader, exited } = await database(env)
  const indexer = start('indexer', './indexer/main.ts', owner)
  const api = start('api', './api/main.ts', reader)
  const stopped = Promise.race([exited, indexer.exited, api.exited]).then((why) => {
    throw new Error(why)
  })
  const address = await Promise.race([whenReady(api, env['HOST'] || '127.0.0.1'), stopped])
  if (ending === undefined)
    say(`Depindex is ready after ${((Date.now() - begun) / 1000).toFixed(1)} s: ${address}`)
  await stopped
}

try {
  await run()
} catch (error) {
  await end(1, error instanceof Error ? error.message : String(error))
}
