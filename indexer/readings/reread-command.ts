import { parseArgs } from 'node:util'
import { connect, connectionFromEnvironment } from '../../schemas/clickhouse/client.ts'
import { startEngine } from '../../schemas/clickhouse/engine/start.ts'
import { migrate } from '../../schemas/clickhouse/migrate.ts'
import { ConfigError, DataError } from '../../schemas/errors.ts'
import type { NetworkDefinition } from '../../schemas/network.ts'
import type { ReadingSource } from '../../schemas/reading.ts'
import { loadCatalog, networkFolders } from '../catalog.ts'
import { reasonOf } from '../supervisor/reason.ts'
import { type CheckedMonth, checkKept } from './check-kept.ts'

/* `npm run reread -- <network> <source>`: do the kept answers still give the readings that stand? */

const usage = `Usage: npm run reread -- <network> <source>

Makes the readings of a source again from the answers that were kept, without asking anybody, and says for each month
whether their content hash is that of the readings that stand. Ends with code 1 where one is not. Changes nothing.

DATA_DIR         where the embedded database keeps its files (default ./data); Depindex must not run on it
CLICKHOUSE_URL   a ClickHouse server to use instead; Depindex may run beside it`

const say = (line: string) => void process.stdout.write(`${line}\n`)

async function main(): Promise<boolean> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { help: { type: 'boolean', short: 'h' } },
  })
  if (values.help === true) {
    say(usage)
    return true
  }
  const { networks } = await loadCatalog(networkFolders(process.env))
  const { network, source } = understand(networks, positionals)
  const own = connectionFromEnvironment(process.env)
  const engine =
    own === undefined
      ? await startEngine({ dataDir: process.env['DATA_DIR'] || './data', log: () => undefined })
      : undefined
  const client = connect(own ?? (engine as NonNullable<typeof engine>), 'depindex reread')
  try {
    await migrate(client)
    const months = await checkKept(client, network, source)
    if (months.length === 0)
      throw new DataError({ what: 'nothing to compare', got: 'no reading and no answer', expected: 'some' })
    for (const month of months) say(lineOf(month))
    const differing = months.filter((month) => !isSame(month)).length
    say(
      differing === 0
        ? `${network} ${source.id}: the kept answers give the same readings`
        : `${network} ${source.id}: ${differing} of ${months.length} months differ from what the kept answers give`,
    )
    return differing === 0
  } finally {
    await client.close()
    await engine?.stop()
  }
}

const isSame = (month: CheckedMonth) => month.kept_sha256 === month.again_sha256

function lineOf(checked: CheckedMonth): string {
  const { month, kept, again, kept_sha256: before, again_sha256: now } = checked
  const name = month.slice(0, 7)
  if (isSame(checked)) return `${name}  ${kept} readings  ${before}  same`
  return `${name}  DIFFERS: ${kept} readings stand, ${before || 'none'}; the answers give ${again}, ${now || 'none'}`
}

function understand(
  networks: readonly NetworkDefinition[],
  positionals: readonly string[],
): { network: string; source: Pick<ReadingSource, 'id' | 'observe'> } {
  const [network = '', id] = positionals
  const source = networks.find((entry) => entry.id === network)?.readings.find((entry) => entry.id === id)
  if (source === undefined || positionals.length !== 2)
    throw new ConfigError({
      what: 'arguments not understood',
      got: positionals.join(' '),
      expected: `<network> <source> of ${networks
        .flatMap((entry) => entry.readings.map((reading) => `"${entry.id} ${reading.id}"`))
        .join(', ')}`,
    })
  return { network, source: source as ReadingSource }
}

try {
  process.exitCode = (await main()) ? 0 : 1
} catch (error) {
  process.stderr.write(`Not compared: ${reasonOf(error)}\n`)
  process.exitCode = 1
}
