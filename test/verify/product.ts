import { execFile } from 'node:child_process'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { pino } from 'pino'
import { createApp } from '../../api/app.ts'
import { startHeadFeed } from '../../api/head-feed.ts'
import { limitsFromEnvironment } from '../../api/limits.ts'
import { loadCatalog, networkFolders } from '../../indexer/catalog.ts'
import { writeDefinitions } from '../../indexer/definitions.ts'
import { commandOf } from '../../schemas/compiled.ts'
import type { Database } from '../reader/database.ts'

const log = pino({ level: 'silent' })

/** The api of a database that a reader filled, on a port, as a command sees it. */
export async function serveProduct({ client }: Database) {
  await writeDefinitions(client, await loadCatalog(networkFolders({})))
  const head = startHeadFeed(client, log)
  const app = createApp({
    client,
    log,
    head,
    limits: limitsFromEnvironment({}),
    environment: 'devnet',
    version: 'test',
  })
  const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 })
  await new Promise((resolve) => server.once('listening', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: async () => {
      head.stop()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

export type Ended = { readonly code: number; readonly said: string; readonly told: string }

/** The command as a person runs it, with nothing live but what `env` names. */
export function runCommand(
  file: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<Ended> {
  const off = Object.fromEntries(
    ['FILECOIN', 'ARBITRUM', 'POLYGON', 'SOLANA', 'BITTENSOR'].map((chain) => [`${chain}_RPC_URL`, 'off']),
  )
  const { flags, path } = commandOf(new URL(`../../${file}`, import.meta.url))
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [...flags, path, ...args],
      {
        env: {
          PATH: process.env['PATH'],
          DEPINDEX_COMPILED: process.env['DEPINDEX_COMPILED'],
          ...off,
          PORTAL_URL: 'off',
          READINGS: 'off',
          PRICES_URL: 'off',
          DEPINDEX_ENVIRONMENT: 'devnet',
          ...env,
        },
      },
      (_, said, told) => resolve({ code: child.exitCode ?? -1, said, told }),
    )
  })
}
