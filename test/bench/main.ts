import { mkdtempSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { createApp } from '../../api/app.ts'
import { startHeadFeed } from '../../api/head-feed.ts'
import { limitsFromEnvironment } from '../../api/limits.ts'
import { connect } from '../../schemas/clickhouse/client.ts'
import { startEngine } from '../../schemas/clickhouse/engine/start.ts'
import { migrate } from '../../schemas/clickhouse/migrate.ts'
import { benchAnswers } from './answers.ts'
import { benchDirtyMonth } from './dirty-month.ts'
import { benchExport } from './export.ts'
import { benchIngest, playBenchChain } from './ingest.ts'
import { benchLighthouse } from './lighthouse.ts'
import { benchLoad } from './load.ts'
import { benchMemory } from './memory.ts'
import { benchPage } from './page-latency.ts'
import { benchQueries, benchVisits } from './queries.ts'
import { benchRedraw } from './redraw.ts'
import { benchReplay } from './replay.ts'
import { benchReplayOfSolana } from './replay-of-solana.ts'
import { formatLine, type Line } from './report.ts'
import { insertSynthetic } from './synthetic.ts'

/*
 * `npm run bench`: one line a figure on stdout, what it does on stderr. It measures and does not judge: the exit code is 0
 * however the figures are. Other work on the machine makes them worse, so the load is printed beside them.
 */

const days = 1826
const say = (line: string) => void process.stderr.write(`${line}\n`)
const print = (lines: readonly Line[]) => {
  for (const line of lines) process.stdout.write(`${formatLine(line)}\n`)
}
const load = (when: string): Line => ({
  name: `load of the machine, ${when}`,
  value: loadavg()[0] ?? 0,
  unit: 'processes',
})

const dataDir = mkdtempSync(join(tmpdir(), 'depindex-bench-'))
const engine = await startEngine({ dataDir, log: () => undefined })
const client = connect(engine, 'bench')
const reader = connect({ ...engine, ...engine.reader }, 'bench', 'read')
const log = pino({ level: 'silent' })
const head = startHeadFeed(reader, log)
const endings = [
  async () => rmSync(dataDir, { recursive: true, force: true }),
  () => engine.stop(),
  () => client.close(),
  () => reader.close(),
  async () => head.stop(),
]
const end = async () => {
  for (const ending of endings.splice(0).reverse()) await ending()
}
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void end().then(() => process.exit(1)))

/** Sections to measure, all where none is named: `npm run bench -- ingest`. */
const wanted = process.argv.slice(2)
const isWanted = (section: string) => wanted.length === 0 || wanted.includes(section)

async function measureAnswers(): Promise<void> {
  const app = createApp({
    client: reader,
    log,
    head,
    limits: limitsFromEnvironment({}),
    environment: 'mainnet',
    version: 'bench',
  })
  print(await benchAnswers(async (path, init) => app.request(`http://localhost${path}`, init), 50))
}

try {
  await migrate(client)
  if (isWanted('statements') || isWanted('answers') || isWanted('memory')) {
    say('Making figures of 100 networks over 5 years of days …')
    await insertSynthetic(client, days)
  }
  if (isWanted('statements')) {
    say('Asking what the pages ask …')
    print([load('before the questions'), ...(await benchQueries(reader, 100))])
    print(await benchVisits({ reader, writer: client }, head, 200))
  }
  if (isWanted('answers')) {
    say('Asking for whole pages …')
    await measureAnswers()
  }
  if (isWanted('page')) {
    say('Paying with the page open …')
    print([load('before the payments'), ...(await benchPage(10))])
  }
  if (isWanted('redraw')) {
    say('Drawing …')
    print([load('before the drawing'), ...(await benchRedraw())])
  }
  if (isWanted('lighthouse')) {
    say('Judging the pages …')
    print([load('before the pages'), ...(await benchLighthouse(say))])
  }
  if (isWanted('load')) {
    say('Asking as fast as it goes …')
    print([load('before the load'), ...(await benchLoad())])
  }
  if (isWanted('export')) print([load('before the export'), ...(await benchExport(say))])
  if (isWanted('dirty')) print([load('before the dirty months'), ...(await benchDirtyMonth(say))])
  if (isWanted('replay')) print([load('before the replay'), ...(await benchReplay(say))])
  if (isWanted('solana')) print([load('before the replay of Solana'), ...(await benchReplayOfSolana(say))])
  if (isWanted('ingest') || isWanted('memory')) {
    say('Playing a chain of 25,000 burns …')
    const chain = await playBenchChain()
    endings.push(() => chain.devnet.stop())
    if (isWanted('ingest')) print([load('before the readers'), ...(await benchIngest(chain, say))])
    if (isWanted('memory')) {
      say('Starting the product …')
      print(await benchMemory(engine, chain.devnet))
    }
  }
} finally {
  await end()
}
