import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { startEngine } from './schemas/clickhouse/engine/start.ts'

/*
 * The composition root: engine, indexer, api. It joins them by environment variables alone, so that each also runs by
 * itself against a ClickHouse server.
 */

const usage = `Usage: npm start            the product, on real chains and published history
       npm run demo         the product on local chains, with fictional payments

PORT             where the dashboard and the api listen (default 4000, on loopback; HOST for another address)
DATA_DIR         where the embedded database keeps its files (default ./data)
CLICKHOUSE_URL   a ClickHouse server to use instead of the embedded one
<CHAIN>_RPC_URL  endpoint of a chain (FILECOIN, ARBITRUM, POLYGON), or "off"
All others stand in the README.`

type Part = { readonly name: string; readonly child: ChildProcess; readonly exited: Promise<string> }

const file = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const say = (line: string) => void process.stdout.write(`${line}\n`)
const complain = (line: string) => void process.stderr.write(`${line}\n`)

const parts: Part[] = []
const endings: (() => Promise<void>)[] = []
let ending: Promise<void> | undefined

function start(name: string, entry: string, env: NodeJS.ProcessEnv): Part {
  const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), file(entry)], {
    env,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const exited = once(child, 'exit').then(
    ([code, signal]) => `${name} ended with ${signal ?? `code ${code}`}`,
  )
  const part = { name, child, exited }
  parts.push(part)
  return part
}

/** Ends what was started, last first: the api stops answering, the indexer commits what it read, the engine closes. */
function end(code: number): Promise<void> {
  ending ??= (async () => {
    for (const { child, exited } of parts.toReversed()) {
      if (child.exitCode !== null || child.signalCode !== null) continue
      child.kill('SIGTERM')
      const late = setTimeout(() => child.kill('SIGKILL'), 12_000)
      await exited
      clearTimeout(late)
    }
    for (const close of endings.toReversed()) await close()
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
    exited: engine.exited.then(({ code, signal }) => `the database ended with ${signal ?? `code ${code}`}`),
  }
}

/** Resolves with the port once the api says that it can answer; rejects with what a part said was wrong. */
async function whenReady(api: Part, indexer: Part, host: string): Promise<string> {
  const listening = new Promise<number>((resolve, reject) => {
    api.child.on('message', (message: { listening?: number; failed?: string }) => {
      if (message.listening !== undefined) resolve(message.listening)
      if (message.failed !== undefined) reject(new Error(message.failed))
    })
  })
  const failed = Promise.race([api.exited, indexer.exited]).then((what) => {
    throw new Error(`${what}; the reason stands above`)
  })
  const port = await Promise.race([listening, failed])
  const address = `http://${host === '0.0.0.0' || host === '127.0.0.1' ? 'localhost' : host}:${port}`
  let before = ''
  for (;;) {
    const answer = await Promise.race([
      fetch(`http://127.0.0.1:${port}/ready`).then(
        (response) => response.json() as Promise<{ ready: boolean; why: string }>,
      ),
      failed,
    ])
    if (answer.ready) return address
    if (answer.why !== before) say(`Not ready yet: ${answer.why} …`)
    before = answer.why
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
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
  await buildDashboard()
  const { owner, reader, exited } = await database(env)
  const indexer = start('indexer', './indexer/main.ts', owner)
  const api = start('api', './api/main.ts', reader)
  const address = await whenReady(api, indexer, env['HOST'] ?? '127.0.0.1')
  if (ending !== undefined) return
  say(`Depindex is ready after ${((Date.now() - begun) / 1000).toFixed(1)} s: ${address}`)
  const what = await Promise.race([exited, indexer.exited, api.exited])
  if (ending === undefined) throw new Error(`${what}; everything else ends with it, start again`)
}

try {
  await run()
} catch (error) {
  if (ending === undefined)
    complain(`\nDepindex stopped: ${error instanceof Error ? error.message : String(error)}`)
  await end(1)
}
