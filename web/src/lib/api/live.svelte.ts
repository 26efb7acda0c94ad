import { followHead, type Head } from './head.ts'

/** At most one refresh in this time, and always one after the last change. */
const pauseMs = 700

class Live {
  head = $state.raw<Head | undefined>(undefined)
  connected = $state(false)
  /** Something tried to connect at least once: before that, "not connected" says nothing. */
  tried = $state(false)

  #stop: (() => void) | undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  #next: Head | undefined

  /** Follows the head while the page is visible. Call the result to stop. */
  start(): () => void {
    const toggle = () => {
      if (document.hidden) this.#disconnect()
      else this.#connect()
    }
    document.addEventListener('visibilitychange', toggle)
    toggle()
    return () => {
      document.removeEventListener('visibilitychange', toggle)
      this.#disconnect()
    }
  }

  #connect(): void {
    this.#stop ??= followHead(
      (head) => this.#take(head),
      (connected) => {
        this.connected = connected
        this.tried = true
      },
    )
  }

  #disconnect(): void {
    this.#stop?.()
    this.#stop = undefined
    this.connected = false
    this.tried = false
  }

  #take(head: Head): void {
    this.#next = head
    if (this.#timer !== undefined) return
    this.head = head
    this.#timer = setTimeout(() => {
      this.#timer = undefined
      if (this.#next !== undefined && this.#next !== this.head) this.#take(this.#next)
    }, pauseMs)
  }
}

export const live = new Live()

/** Whether an answer is older than the newest commit. Times are compared, because either may come first. */
export function isBehind(head: Head | undefined, asOf: string | null | undefined): boolean {
  if (head === undefined || head.number === '0') return false
  if (asOf === null || asOf === undefined) return true
  return Date.parse(head.committedAt) > Date.parse(asOf)
}
