import { LRUCache } from 'lru-cache'
import type { Commits } from './commits.ts'

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
}

type Kept = {
  readonly answer: Promise<object>
  /** The newest commit that was known when it was asked for. */
  readonly commit: bigint
  /** When all of it was asked for, in milliseconds of `performance.now()`. */
  readonly since: number
}

/** "Today" is part of some answers: none is kept for longer, however little of it changes. */
const longestMs = 60_000
/** Values of all kept answers together, each with its time, state and reason: some hundred megabytes. */
const mostValues = 1_000_000
const mostAnswers = 2000
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
  const keep = <Answer extends object>(key: string, made: Promise<Answer>, since = performance.now()) => {
    const entry = { answer: made, commit: commits.newest(), since }
    kept.set(key, entry, { start: since, size: 1 })
    made.then(
      (answer) => {
        if (kept.peek(key) === entry) kept.set(key, entry, { start: since, size: 1 + countValues(answer) })
      },
      () => {
        if (kept.peek(key) === entry) kept.delete(key)
      },
    )
    return made
  }

  const refreshing = new Set<string>()
  const refresh = (key: string, make: () => Promise<object>) => {
    if (refreshing.has(key)) return
    refreshing.add(key)
    const since = performance.now()
    const done = () => refreshing.delete(key)
    // A failure is told to who asks when what is kept is too old.
    make()
      .then((answer) => void keep(key, Promise.resolve(answer), since), done)
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
      const known = kept.get(key)
      if (known === undefined) return keep(key, ask(networks))
      if (known.commit === commits.newest()) return known.answer as Promise<Row[]>
      const rows = known.answer as Promise<Row[]>
      const changed = new Set(
        commits.changedSince(known.commit).filter((id) => networks.length === 0 || networks.includes(id)),
      )
      if (changed.size > fewNetworks) return keep(key, ask(networks))
      const made = async () => {
        const [before, after] = await Promise.all([rows, changed.size === 0 ? [] : ask([...changed])])
        return inOrder([...before.filter(({ network }) => !changed.has(network)), ...after])
      }
      return keep(key, made(), known.since)
    },
    recent: <Answer extends object>(key: string, seconds: number, make: () => Promise<Answer>) => {
      const known = kept.get(key)
      const age = known === undefined ? Number.POSITIVE_INFINITY : (performance.now() - known.since) / 1000
      if (known === undefined || age >= 2 * seconds) return keep(key, make())
      // Nobody waits for what is a little too old: it is asked for beside, for those who come next.
      if (age >= seconds) refresh(key, make)
      return known.answer as Promise<Answer>
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
