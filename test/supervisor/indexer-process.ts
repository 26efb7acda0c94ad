import { spawn } from 'node:child_process'
import { ask } from '../../schemas/clickhouse/question.ts'
import { commandOf } from '../../schemas/compiled.ts'
import { chainIds, chains as places } from '../devnet/places.ts'
import type { Database } from '../reader/database.ts'

export type StateRow = {
  chain: string
  state: string
  since: string
  detail: string
  height: string
  percent: number | null
}

/** The whole indexer as `npm start` runs it, with its readers. */
export function startIndexer(database: Database, env: NodeJS.ProcessEnv) {
  const { connection, client } = database
  const lines: string[] = []
  const { flags, path } = commandOf(new URL('../../indexer/main.ts', import.meta.url))
  const child = spawn(process.execPath, [...flags, path], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: {
      PATH: process.env['PATH'],
      NODE_ENV: 'test',
      DEPINDEX_COMPILED: process.env['DEPINDEX_COMPILED'],
      CLICKHOUSE_URL: connection.url,
      CLICKHOUSE_USER: connection.username,
      CLICKHOUSE_PASSWORD: connection.password,
      CLICKHOUSE_DATABASE: connection.database,
      FILECOIN_RPC_URL: 'off',
      ARBITRUM_RPC_URL: 'off',
      POLYGON_RPC_URL: 'off',
      SOLANA_RPC_URL: 'off',
      BITTENSOR_RPC_URL: 'off',
      PORTAL_URL: 'off',
      READINGS: 'off',
      MARKET: 'off',
      PRICES_URL: 'off',
      ...Object.fromEntries(
        chainIds.flatMap((chain) => [
          [`${chain.toUpperCase()}_FIRST_BLOCK`, `${places[chain].genesis + 1}`],
          [`${chain.toUpperCase()}_POLL_MS`, '50'],
          [`${chain.toUpperCase()}_FINALITY`, '30'],
        ]),
      ),
      ...env,
    },
  })
  child.stderr.on('data', (data) => lines.push(String(data)))
  let isOver = false
  const ended = new Promise<number | null>((resolve) =>
    child.once('close', (code) => {
      isOver = true
      resolve(code)
    }),
  )
  const newest = { name: 'states', text: 'SELECT * FROM chain_states FINAL' }

  return {
    ended,
    isOver: () => isOver,
    log: () => lines.join(''),
    terminate: () => {
      child.kill('SIGTERM')
      return ended
    },
    kill: () => {
      child.kill('SIGKILL')
      return ended
    },
    state: async (chain: string): Promise<StateRow | undefined> =>
      (await ask<StateRow>(client, newest)).find((row) => row.chain === chain),
  }
}

export type Indexer = ReturnType<typeof startIndexer>
