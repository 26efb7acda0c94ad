import { type ChildProcess, fork } from 'node:child_process'
import type { ClickHouseClient } from '@clickhouse/client'
import type { FromChild } from '../../indexer/supervisor/messages.ts'
import { commandOf } from '../../schemas/compiled.ts'
import type { Database } from './database.ts'
import type { PlayedChain } from './played-chain.ts'

export type ReaderOptions = {
  readonly database: Database
  readonly chain: ReadChain
  readonly url?: string
  readonly finality?: number
  /** "after-data:3" */
  readonly killAt?: string
  readonly env?: NodeJS.ProcessEnv
  /** A node that drops blocks answers with errors that end a reader; the supervisor starts it again, and so do we. */
  readonly respawn?: boolean
}

/** A chain as far as a reader is told of it. */
export type ReadChain = Pick<PlayedChain, 'httpUrl'> & {
  readonly genesis: number
  readonly chain: string
  readonly head: () => Promise<{ readonly hash: string }>
}

type Exit = { code: number | null; signal: string | null }

/** One chain's reader as the supervisor starts it, in a process of its own. */
export function startReader(options: ReaderOptions) {
  const { database, chain, respawn = true } = options
  const lines: string[] = []
  const messages: FromChild[] = []
  let child: ChildProcess
  let isOver = false
  let isEnding = false
  let end: (exit: Exit) => void
  const ended = new Promise<Exit>((resolve) => {
    end = resolve
  })
  const ending = () => messages.find((message) => message.type === 'ended' && message.kind !== 'retry')

  function start(): void {
    child = forkReader(options)
    child.stderr?.on('data', (data) => lines.push(String(data)))
    child.on('message', (message: FromChild) => messages.push(message))
    child.once('close', (code, signal) => {
      if (code === 1 && respawn && !isEnding && ending() === undefined) return start()
      isOver = true
      end({ code, signal })
    })
  }
  start()

  return {
    ended,
    messages,
    isOver: () => isOver,
    log: () => lines.join(''),
    /** What the reader said when it gave up. */
    ending: () => messages.find((message) => message.type === 'ended'),
    drain: async () => {
      isEnding = true
      if (child.connected) child.send({ type: 'drain' })
      return ended
    },
    kill: async () => {
      isEnding = true
      child.kill('SIGKILL')
      return ended
    },
    /** Until the tables stand at the head of the node. */
    caughtUp: async (): Promise<void> => {
      const deadline = Date.now() + 60_000
      for (;;) {
        const { hash } = await chain.head()
        const found = await cursorHash(database.client, chain.chain)
        // The tables may have stood there before: a reader that has started tells where it stands.
        if (found === hash && messages.some(({ type }) => type === 'committed')) return
        if (isOver || Date.now() > deadline)
          throw new Error(
            `reader did not reach ${hash}, it stands at ${found}\n${lines.join('').slice(-4000)}\n${JSON.stringify(messages.at(-1))}`,
          )
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
    },
  }
}

export type Reader = ReturnType<typeof startReader>

function forkReader({ database, chain, url, finality = 300, killAt, env }: ReaderOptions): ChildProcess {
  const { connection } = database
  const prefix = chain.chain.toUpperCase()
  const { flags, path } = commandOf(new URL('../../indexer/chain-process.ts', import.meta.url))
  return fork(path, [chain.chain], {
    execArgv: [...flags],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    env: {
      PATH: process.env['PATH'],
      NODE_ENV: 'test',
      DEPINDEX_COMPILED: process.env['DEPINDEX_COMPILED'],
      CLICKHOUSE_URL: connection.url,
      CLICKHOUSE_USER: connection.username,
      CLICKHOUSE_PASSWORD: connection.password,
      CLICKHOUSE_DATABASE: connection.database,
      [`${prefix}_RPC_URL`]: url ?? chain.httpUrl,
      [`${prefix}_FIRST_BLOCK`]: `${chain.genesis + 1}`,
      [`${prefix}_FINALITY`]: `${finality}`,
      [`${prefix}_POLL_MS`]: '20',
      FORCE_PRETTY_LOGGER: '0',
      ...(killAt !== undefined && { DEPINDEX_KILL_AT: killAt }),
      ...env,
    },
  })
}

/** Hash of the last block that is committed. */
export async function cursorHash(client: ClickHouseClient, chain: string): Promise<string | undefined> {
  const result = await client.query({
    query: 'SELECT hash, top FROM cursors WHERE chain = {chain:String} ORDER BY version DESC LIMIT 1',
    query_params: { chain },
    format: 'JSONEachRow',
  })
  const [row] = await result.json<{ hash: string; top: string }>()
  if (row === undefined) return undefined
  return (JSON.parse(row.top) as { hash: string }[]).at(-1)?.hash ?? row.hash
}
