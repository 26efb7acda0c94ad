import type { ClickHouseClient } from '@clickhouse/client'
import type { Logger } from 'pino'
import { ask } from '../schemas/clickhouse/question.ts'
import { type Commit, type Commits, rememberCommits } from './commits.ts'
import { questions } from './questions.ts'

export type Head = {
  readonly number: string
  readonly networks: readonly string[]
  readonly committedAt: string
}

export type HeadFeed = {
  /** The newest commit that was seen; number "0" before the first. */
  readonly current: () => Head
  readonly commits: Commits
  /** The current head and then each change, until the signal is aborted. */
  readonly follow: (signal: AbortSignal) => AsyncGenerator<Head>
  /** Called with a commit before it is told to anybody; it is told when this is done. One at a time, a later one takes its place. */
  readonly beforeTelling: (prepare: (commit: Commit) => Promise<void>) => void
  readonly stop: () => void
}

/** Looks for new commits four times a second with one cheap statement, however many clients follow. */
export function startHeadFeed(client: ClickHouseClient, log: Logger, intervalMs = 250): HeadFeed {
  let current: Head = { number: '0', networks: [], committedAt: new Date(0).toISOString() }
  const commits = rememberCommits()
  let wake: () => void = () => {}
  let changed = new Promise<void>((resolve) => {
    wake = resolve
  })
  let prepare: (commit: Commit) => Promise<void> = async () => {}
  let failing = false
  let stopped = false

  const announce = () => {
    const before = wake
    changed = new Promise<void>((resolve) => {
      wake = resolve
    })
    before()
  }

  const look = async () => {
    try {
      const [head] = await ask<Head>(client, questions.head, { after: current.number }, { seconds: 5 })
      failing = false
      if (head !== undefined && BigInt(head.number) > BigInt(current.number)) {
        const commit = { number: BigInt(head.number), networks: head.networks }
        await prepare(commit)
        current = head
        commits.add(commit.number, commit.networks)
        announce()
      }
    } catch (error) {
      // Before the indexer's first start there is no table, which readiness says.
      const unknown = (error as { type?: string }).type === 'UNKNOWN_TABLE'
      if (!failing && !unknown) log.warn({ error: String(error) }, 'newest commit not read')
      failing = true
    }
    if (!stopped) timer = setTimeout(look, intervalMs)
  }
  let timer = setTimeout(look, 0)

  return {
    current: () => current,
    commits,
    follow: async function* (signal) {
      const aborted = new Promise<void>((resolve) => {
        signal.addEventListener('abort', () => resolve(), { once: true })
      })
      while (!signal.aborted && !stopped) {
        const next = changed
        yield current
        await Promise.race([next, aborted])
      }
    },
    beforeTelling: (next) => {
      prepare = next
    },
    stop: () => {
      stopped = true
      clearTimeout(timer)
      announce()
    },
  }
}
