import { exception } from './exception.ts'

export type Slots = {
  /** Waits for a free slot and gives its number. */
  acquire(signal: AbortSignal): Promise<number>
  release(slot: number): void
}

type Waiter = { take(slot: number): void }

/** As many queries run at once as there are slots; so many more wait, so long; the rest is refused. */
export function createSlots(count: number, maxWaiting: number, maxWaitMs: number): Slots {
  const free = Array.from({ length: count }, (_, slot) => count - 1 - slot)
  const waiting = new Set<Waiter>()

  const refuse = (reason: string) =>
    exception('TOO_MANY_SIMULTANEOUS_QUERIES', `Too many simultaneous queries: ${count} run, ${reason}.`)

  return {
    acquire(signal) {
      if (signal.aborted) return Promise.reject(exception('QUERY_WAS_CANCELLED', 'Query was cancelled.'))
      const slot = free.pop()
      if (slot !== undefined) return Promise.resolve(slot)
      if (waiting.size >= maxWaiting)
        return Promise.reject(refuse(`${waiting.size} wait, maximum ${maxWaiting}`))
      return new Promise((resolve, reject) => {
        const leave = () => {
          clearTimeout(timer)
          signal.removeEventListener('abort', onAbort)
          waiting.delete(waiter)
        }
        const onAbort = () => {
          leave()
          reject(exception('QUERY_WAS_CANCELLED', 'Query was cancelled while it waited.'))
        }
        const timer = setTimeout(() => {
          leave()
          reject(refuse(`none ended within ${maxWaitMs} ms`))
        }, maxWaitMs)
        const waiter: Waiter = {
          take(number) {
            leave()
            resolve(number)
          },
        }
        signal.addEventListener('abort', onAbort)
        waiting.add(waiter)
      })
    },
    release(slot) {
      const [next] = waiting
      if (next) next.take(slot)
      else free.push(slot)
    },
  }
}
