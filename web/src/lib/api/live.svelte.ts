import { followHead, type Head } from './head.ts'

export type SeenHead = Head & {
  /** The state when the connection was made, and not a change after it. */
  readonly first: boolean
}

/** At most one refresh in this time, and always one after the last change. */
const pauseMs = 150

class Live {
  head = $state.raw<SeenHead | undefined>(undefined)
  connected = $state(false)
  /** Something tried to connect at least once: before that, "not connected" says nothing. */
  tried = $state(false)

  #stop: (() => void) | undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  #next: SeenHead | undefined

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
    let first = true
    this.#stop ??= followHead(
      (head) => {
        this.#take({ ...head, first })
        first = false
      },
      (connected) => {
        if (!connected) first = true
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

  #take(head: SeenHead): void {
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
