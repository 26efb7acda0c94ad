import { LRUCache } from 'lru-cache'

export type Answers = {
  /** What was answered for this key as of this commit, or what `make` gives now; a failure is not kept. */
  of<Answer extends object>(key: string, asOf: string, make: () => Promise<Answer>): Promise<Answer>
}

/**
 * Answers that depend on figures and definitions alone, kept until figures are swapped in: a page that many people look
 * at is asked of the database once a commit. Each is kept for a minute at most, because "today" is part of some.
 */
export function createAnswers(most = 500): Answers {
  const kept = new LRUCache<string, Promise<object>>({ max: most, ttl: 60_000 })
  let commit = ''
  return {
    of: <Answer extends object>(key: string, asOf: string, make: () => Promise<Answer>) => {
      if (asOf !== commit) kept.clear()
      commit = asOf
      const known = kept.get(key)
      if (known !== undefined) return known as Promise<Answer>
      const made = make()
      kept.set(key, made)
      made.catch(() => {
        if (kept.peek(key) === made) kept.delete(key)
      })
      return made
    },
  }
}
