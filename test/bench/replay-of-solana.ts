import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { solanaChains } from '../../indexer/chains/definitions.ts'
import { startGateway } from '../../indexer/sources/gateway.ts'
import { openSources } from '../../indexer/sources/open-sources.ts'
import { ask, command } from '../../schemas/clickhouse/question.ts'
import { type Database, startDatabases } from '../reader/database.ts'
import { environmentOf, secondsToRead } from './ingest.ts'
import { makeSolanaArchive } from './made-solana-archive.ts'
import { type Line, quantile } from './report.ts'

const blocks = 200_000
const rounds = 3

/** From an archive of Solana into the tables, against the same stream of the same archive that is only read. */
export async function benchReplayOfSolana(say: (line: string) => void): Promise<Line[]> {
  const folder = mkdtempSync(join(tmpdir(), 'depindex-replay-'))
  const databases = await startDatabases()
  const speeds = { real: [] as number[], nothing: [] as number[] }
  try {
    say(`Making an archive of ${blocks} blocks of Solana …`)
    const { head } = await makeSolanaArchive(folder, blocks)
    for (let round = 0; round < rounds; round++) {
      const database = await databases.create(`replay_solana_${round}`)
      for (const kind of ['nothing', 'real'] as const) {
        const gateway = await startGateway(
          await openSources(solanaChains, { REPLAY: folder }),
          (_, detail) => {
            if (detail !== undefined) say(detail)
          },
        )
        const entry = kind === 'real' ? '../../indexer/chain-process.ts' : './nothing-of-solana-process.ts'
        const env = { ...environmentOf(database), REPLAY: folder, GATEWAY_URL: gateway.urlOf('solana') }
        const seconds = await secondsToRead(new URL(entry, import.meta.url), head, env, 'solana')
        await gateway.close()
        speeds[kind].push(blocks / seconds)
      }
      await mustHold(database)
      say(
        `replay of Solana, round ${round + 1} of ${rounds}: ${speeds.real.at(-1)?.toFixed(0)} of ${speeds.nothing.at(-1)?.toFixed(0)} blocks/s`,
      )
    }
  } finally {
    await databases.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  const [real, nothing] = [quantile(speeds.real, 0.5), quantile(speeds.nothing, 0.5)]
  return [
    {
      name: 'replay of Solana: archive into ClickHouse, one program, median of 3',
      value: real,
      unit: 'blocks/s',
      target: { least: 5000 },
    },
    { name: 'replay of Solana: same stream, only read, median of 3', value: nothing, unit: 'blocks/s' },
    {
      name: 'replay of Solana: part of the speed of only reading',
      value: real / nothing,
      unit: 'ratio',
      target: { least: 0.8 },
    },
  ]
}

async function mustHold({ client }: Database): Promise<void> {
  const text =
    "SELECT count() AS rows, uniqExact(transaction, position, fact) AS events FROM movements WHERE chain = 'solana'"
  const [found] = await ask<{ rows: string; events: string }>(client, { name: 'bench_solana_rows', text })
  if (Number(found?.rows) !== blocks || Number(found?.events) !== blocks)
    throw new Error(`rows do not match; got ${found?.rows} of ${found?.events} events, expected ${blocks}`)
  await command(client, { name: 'bench_drop', text: 'TRUNCATE TABLE movements' })
}
