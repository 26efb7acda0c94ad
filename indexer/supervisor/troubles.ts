import type { ChainState } from './chain-state.ts'

export type Troubles = {
  /** undefined when the trouble is over. */
  readonly set: (chain: string, detail: string | undefined) => void
  readonly listen: (chain: string, onChange: () => void) => void
  /** The reader's state with the trouble of its gateway, of which the reader knows nothing: it waits for an answer. */
  readonly overlay: (chain: string, state: ChainState) => ChainState
}

/** What the gateway has against a chain's source, since when. */
export function trackTroubles(now: () => number): Troubles {
  const troubles = new Map<string, { since: number; detail: string }>()
  const listeners = new Map<string, () => void>()
  return {
    set: (chain, detail) => {
      if (detail === undefined) troubles.delete(chain)
      else troubles.set(chain, { since: troubles.get(chain)?.since ?? now(), detail })
      listeners.get(chain)?.()
    },
    listen: (chain, onChange) => void listeners.set(chain, onChange),
    overlay: (chain, state) => {
      const trouble = troubles.get(chain)
      // A reader that follows the head by its endpoint needs no gateway, and one that stopped has a reason of its own.
      if (trouble === undefined || state.state === 'following' || state.state === 'stopped') return state
      return { ...state, state: 'unreachable', ...trouble, etaSeconds: null }
    },
  }
}
