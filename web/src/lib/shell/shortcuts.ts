/** What a key means in the page, after the key before it. undefined: nothing of ours. */
export type Command = 'search' | 'help' | Place

/** Pages that a key leads to. */
export type Place =
  | 'sector'
  | 'networks'
  | 'explore'
  | 'economics'
  | 'devices'
  | 'coverage'
  | 'methodology'
  | 'data'

const goTo: Record<string, Place> = {
  s: 'sector',
  n: 'networks',
  x: 'explore',
  e: 'economics',
  v: 'devices',
  c: 'coverage',
  m: 'methodology',
  d: 'data',
}

/** Turns keys into commands; a second key must follow its first within a second. */
export function createShortcuts(now: () => number = Date.now): (key: string) => Command | undefined {
  let startedAt = Number.NEGATIVE_INFINITY
  return (key) => {
    const second = now() - startedAt <= 1000
    startedAt = key === 'g' ? now() : Number.NEGATIVE_INFINITY
    if (second && key in goTo) return goTo[key]
    if (key === '/') return 'search'
    if (key === '?') return 'help'
    return undefined
  }
}

/** Whether a key belongs to what the reader types into. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  )
}
