import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { ClickHouseClient } from '@clickhouse/client'
import { Verification } from '../schemas/verification.ts'
import type { Log } from './log.ts'
import { reasonOf } from './supervisor/reason.ts'

/**
 * Takes what `npm run verify --save` keeps in DATA_DIR/verifications into `verifications`, when this starts and whenever a file
 * changes: the command knows a product by its address alone, and not its database.
 */
export function followVerifications(options: {
  client: ClickHouseClient
  log: Log
  dataDir: string
  lookMs?: number
}): { readonly stop: () => Promise<void> } {
  const { client, log, dataDir, lookMs = 5000 } = options
  const folder = join(dataDir, 'verifications')
  const stopping = new AbortController()
  /** When each file was changed that was looked at. */
  const known = new Map<string, number>()

  async function look(): Promise<void> {
    const files = await readdir(folder).catch(() => [])
    for (const name of files.filter((file) => file.endsWith('.json'))) {
      const file = join(folder, name)
      const { mtimeMs } = await stat(file)
      if (known.get(name) === mtimeMs) continue
      const found = Verification.safeParse(parse(await readFile(file, 'utf8')))
      if (found.success)
        await client.insert({ table: 'verifications', format: 'JSONEachRow', values: [rowOf(found.data)] })
      else
        log.warn(
          { file, field: found.error.issues[0]?.path.join('.'), error: found.error.issues[0]?.message },
          'verification not understood: left out',
        )
      known.set(name, mtimeMs)
    }
  }

  async function follow(): Promise<void> {
    while (!stopping.signal.aborted) {
      await look().catch((error) => log.debug(`verifications not read: ${reasonOf(error)}`))
      await wait(lookMs, undefined, { signal: stopping.signal }).catch(() => {})
    }
  }
  const running = follow()
  return {
    stop: async () => {
      stopping.abort()
      await running
    },
  }
}

/** Files are put in place whole, so what is no JSON will not become it. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function rowOf(verification: Verification) {
  const { network, month, chain, source, movements, sha256, headers, receipts, prices, figures, faults } =
    verification
  return {
    network,
    month: `${month}-01`,
    chain,
    source,
    movements,
    sha256,
    headers,
    receipts,
    prices,
    figures,
    faults,
    verified_at: verification.verifiedAt.replace('T', ' ').replace('Z', ''),
  }
}
