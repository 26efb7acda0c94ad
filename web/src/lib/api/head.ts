import { HeadDocument } from '../generated/first-view.ts'
import type { HeadSubscription } from '../generated/operations.ts'

export type Head = HeadSubscription['head']

/**
 * Whether an answer may be older than the newest commit. Both times are cut to seconds, so within one second either may
 * come first: such a change is asked about again, and the state at the start only where it is fresh.
 */
export function isBehind(
  head: Head & { readonly first: boolean },
  asOf: string | null | undefined,
  now: number = Date.now(),
): boolean {
  if (head.number === '0') return false
  if (asOf === null || asOf === undefined) return true
  const committed = Date.parse(head.committedAt)
  const answered = Date.parse(asOf)
  if (committed !== answered) return committed > answered
  return !head.first || now - committed < 3000
}

/** Seconds until the next try, doubling up to half a minute. */
export function backoff(failures: number): number {
  return Math.min(30, 2 ** Math.max(0, failures - 1))
}

/** The head in one server-sent event of the GraphQL endpoint, or undefined where it holds none. */
export function readHead(text: string): Head | undefined {
  try {
    const event = JSON.parse(text) as { data?: Partial<HeadSubscription> | null } | null
    const head = event?.data?.head
    return typeof head?.number === 'string' ? head : undefined
  } catch {
    return undefined
  }
}

/** Follows the head over server-sent events, again and again with backoff; call the result to stop. */
export function followHead(onHead: (head: Head) => void, onState: (connected: boolean) => void): () => void {
  const address = `/graphql?query=${encodeURIComponent(HeadDocument.toString())}`
  let events: EventSource | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let failures = 0

  const connect = () => {
    events = new EventSource(address)
    events.addEventListener('open', () => onState(true))
    events.addEventListener('next', (event) => {
      const head = readHead((event as MessageEvent<string>).data)
      if (head === undefined) return
      failures = 0
      onHead(head)
    })
    const again = () => {
      events?.close()
      onState(false)
      failures += 1
      clearTimeout(timer)
      timer = setTimeout(connect, backoff(failures) * 1000)
    }
    events.addEventListener('error', again)
    events.addEventListener('complete', again)
  }
  connect()
  return () => {
    clearTimeout(timer)
    events?.close()
  }
}
