import { once } from 'node:events'
import { LRUCache } from 'lru-cache'
import type { Commit, Commits } from './commits.ts'

type OfNetwork = { readonly network: string }

export type Answers = {
  /**
   * Rows of the networks that are named, of all where none is. Where figures of a few of them changed since they were
   * asked for, these few are asked for again and the others stand as they were; a failure is not kept. `inOrder` sorts
   * rows in place.
   */
  ofNetworks<Row extends OfNetwork>(
    key: string,
    networks: readonly string[],
    ask: (networks: readonly string[]) => Promise<Row[]>,
    inOrder: (rows: Row[]) => Row[],
  ): Promise<Row[]>
  /**
   * What is no figure and may be as old as `seconds`, or twice that where it is being asked for again: what readers are doing,
   * what markets tell.
   */
  recent<Answer extends object>(key: string, seconds: number, make: () => Promise<Answer>): Promise<Answer>
  /** Asks for what a commit changes of the answers that are in use, before it is told: then nobody waits for them. */
  prepare(commit: Commit): Promise<void>
}

type Kept = {
  readonly answer: Promise<object>
  /** The newest commit that was known when it was asked for. */
  readonly commit: bigint
  /** When all of it was asked for, in milliseconds of `performance.now()`. */
  readonly since: number
  /** The same with the rows of these networks as they are now, for an answer that can be renewed in part. */
  readonly renew?: (before: Promise<object>, changed: readonly string[]) => Promise<object>
  /** When somebody asked for it last. */
  used: number
}

/** "Today" is part of some answers: none is kept for longer, however little of it changes. */
const longestMs = 60_000
/** Values of all kept answers together, each with its time, state and reason: some hundred megabytes. */
const mostValues = 1_000_000
const mostAnswers = 2000
/** What was asked for within this time is in use. */
const inUseMs = 10_000
/** A commit waits no longer than this for what is in use. */
const prepareMs = 300
/** Where more changed, all are asked for: naming each costs more. */
const fewNetworks = 10

/**
 * Answers that depend on figures and definitions alone, kept until figures are swapped in: a page that many people look
 * at is asked of the database once a commit, and then only for what the commit changed.
 */
export function createAnswers(commits: Commits, most = mostValues): Answers {
  const kept = new LRUCache<string, Kept>({
    max: mostAnswers,
    maxSize: most,
    maxEntrySize: most / 2,
    ttl: longestMs,
  })
  const keep = <Answer extends object>(
    key: string,
    answer: Promise<Answer>,
    {
      commit = commits.newest(),
      since = performance.now(),
      used = performance.now(),
      ...rest
    }: Partial<Kept> = {},
  ) => {
    const entry: Kept = { answer, commit, since, used, ...rest }
    kept.set(key, entry, { start: since, size: 1 })
    answer.then(
      (told) => {
        if (kept.peek(key) === entry) kept.set(key, entry, { start: since, size: 1 + countValues(told) })
      },
      () => {
        if (kept.peek(key) === entry) kept.delete(key)
      },
    )
    return answer
  }

  const refreshing = new Set<string>()
  const refresh = (key: string, make: () => Promise<object>) => {
    if (refreshing.has(key)) return
    refreshing.add(key)
    const since = performance.now()
    const done = () => refreshing.delete(key)
    // A failure is told to who asks when what is kept is too old.
    make()
      .then((answer) => void keep(key, Promise.resolve(answer), { since }), done)
      .then(done)
  }

  return {
    ofNetworks: <Row extends OfNetwork>(
      key: string,
      networks: readonly string[],
      ask: (networks: readonly string[]) => Promise<Row[]>,
      inOrder: (rows: Row[]) => Row[],
    ) => {
      if (commits.newest() === 0n) return ask(networks)
      const renew = async (before: Promise<object>, changed: readonly string[]) => {
        const own = changed.filter((id) => networks.length === 0 || networks.includes(id))
        const [rows, after] = await Promise.all([before as Promise<Row[]>, own.length === 0 ? [] : ask(own)])
        return inOrder([...rows.filter(({ network }) => !own.includes(network)), ...after])
      }
      const known = kept.get(key)
      if (known === undefined) return keep(key, ask(networks), { renew })
      known.used = performance.now()
      if (known.commit === commits.newest()) return known.answer as Promise<Row[]>
      const changed = commits.changedSince(known.commit)
      if (changed.length > fewNetworks) return keep(key, ask(networks), { renew })
      return keep(key, renew(known.answer, changed), { since: known.since, renew })
    },
    recent: <Answer extends object>(key: string, seconds: number, make: () => Promise<Answer>) => {
      const known = kept.get(key)
      const age = known === undefined ? Number.POSITIVE_INFINITY : (performance.now() - known.since) / 1000
      if (known === undefined || age >= 2 * seconds) return keep(key, make())
      // Nobody waits for what is a little too old: it is asked for beside, for those who come next.
      if (age >= seconds) refresh(key, make)
      return known.answer as Promise<Answer>
    },
    prepare: async ({ number, networks }) => {
      if (networks.length > fewNetworks) return
      const [ending, newest] = [AbortSignal.timeout(prepareMs), commits.newest()]
      const ready: (() => void)[] = []
      const renewAll = async () => {
        // Last used first.
        for (const [key, entry] of [...kept.entries()]) {
          const { renew, since, used } = entry
          if (renew === undefined || entry.commit !== newest || performance.now() - used > inUseMs) continue
          // Who asks for what failed is told.
          const answer = await renew(entry.answer, networks).catch(() => undefined)
          if (ending.aborted) return
          if (answer !== undefined && kept.peek(key) === entry)
            ready.push(() => void keep(key, Promise.resolve(answer), { commit: number, since, used, renew }))
        }
      }
      await Promise.race([renewAll(), once(ending, 'abort')])
      for (const put of ready) put()
    },
  }
}

/** Rows hold one value each, or lists of them. */
function countValues(answer: object): number {
  const rows: readonly object[] = Array.isArray(answer) ? answer : [answer]
  return rows.reduce(
    (sum, row) => sum + ('times' in row && Array.isArray(row.times) ? row.times.length : 1),
    0,
  )
}
