import PQueue from 'p-queue'

/** Requests that may be begun in a time, shared by all who ask one service. */
export type Budget = {
  /** Runs `begin` when the budget allows it; waits for nobody's answer. */
  readonly spend: <T>(begin: () => Promise<T>, signal?: AbortSignal) => Promise<T>
  /** Nobody asks for this long: the service said so. */
  readonly pause: (milliseconds: number) => void
}

/** `requests` in any `perMs` milliseconds, counted over a sliding window: two full windows never meet. */
export function openBudget({ requests, perMs }: { requests: number; perMs: number }): Budget {
  const queue = new PQueue({ intervalCap: requests, interval: perMs, strict: true })
  let paused: NodeJS.Timeout | undefined
  let pausedUntil = 0
  return {
    spend: (begin, signal) => queue.add(begin, signal === undefined ? {} : { signal }),
    pause: (milliseconds) => {
      const until = Date.now() + milliseconds
      if (until <= pausedUntil) return
      pausedUntil = until
      clearTimeout(paused)
      queue.pause()
      paused = setTimeout(() => queue.start(), milliseconds)
    },
  }
}
