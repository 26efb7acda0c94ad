import type { FromChild } from './messages.ts'

export type StateName = 'starting' | 'syncing' | 'following' | 'unreachable' | 'stopped'

/** What people see of a chain's reader. */
export type ChainState = {
  readonly state: StateName
  /** Milliseconds. */
  readonly since: number
  readonly detail: string
  readonly height: number
  readonly head: number | null
  readonly percent: number | null
  readonly etaSeconds: number | null
}

export type StateTracker = {
  readonly current: () => ChainState
  readonly heard: (message: FromChild) => void
  /** A reader starts, again perhaps; `detail` says why it had to. */
  readonly starting: (detail: string) => void
  readonly stopped: (detail: string) => void
}

/** Blocks behind the head up to which a reader that reached the head still follows it, where its chain says no other. */
const followingLag = 50

/** Makes a state of what a reader tells. Times come from outside so that a test can choose them. */
export function trackState(now: () => number, onChange: (state: ChainState) => void): StateTracker {
  let state: ChainState = {
    state: 'starting',
    since: now(),
    detail: '',
    height: -1,
    head: null,
    percent: null,
    etaSeconds: null,
  }
  let from = 0
  let near = followingLag
  let hot = false
  let speed: { at: number; height: number; perSecond: number } | undefined

  function become(name: StateName, change: Partial<ChainState>): void {
    const since = name === state.state ? state.since : now()
    state = { ...state, since, ...change, state: name }
    onChange(state)
  }

  function measure(height: number): void {
    if (speed === undefined) {
      speed = { at: now(), height, perSecond: 0 }
      return
    }
    const seconds = (now() - speed.at) / 1000
    if (seconds < 1) return
    const latest = Math.max(0, height - speed.height) / seconds
    // The last seconds count more: an endpoint slows down and recovers.
    const perSecond = speed.perSecond === 0 ? latest : speed.perSecond * 0.7 + latest * 0.3
    speed = { at: now(), height, perSecond }
  }

  function progress(height: number, head: number | null): Partial<ChainState> {
    if (head === null) return { height, head, detail: '' }
    const whole = head - from + 1
    const percent = whole <= 0 ? 100 : Math.min(100, Math.max(0, ((height - from + 1) / whole) * 100))
    const perSecond = speed?.perSecond ?? 0
    const etaSeconds = perSecond > 0 ? Math.ceil(Math.max(0, head - height) / perSecond) : null
    return { height, head, percent, etaSeconds, detail: '' }
  }

  function look(height: number, head: number | null): void {
    const behind = head === null ? 0 : head - height
    if (hot && behind > near) hot = false
    // A chain that stands still is followed too.
    if (hot || (head !== null && height >= head))
      become('following', { ...progress(height, head), percent: 100, etaSeconds: 0 })
    else become('syncing', progress(height, head))
  }

  return {
    current: () => state,
    starting: (detail) => {
      hot = false
      speed = undefined
      become('starting', { detail, percent: null, etaSeconds: null })
    },
    stopped: (detail) => become('stopped', { detail, etaSeconds: null }),
    heard: (message) => {
      if (message.type === 'committed') {
        hot ||= message.hot
        measure(message.block)
        look(message.block, state.head === null ? null : Math.max(state.head, message.block))
      }
      if (message.type === 'head') {
        from = message.from
        near = message.near ?? followingLag
        look(state.height, message.head)
      }
      if (message.type === 'unreachable')
        become('unreachable', { since: message.since, detail: message.detail, etaSeconds: null })
    },
  }
}
