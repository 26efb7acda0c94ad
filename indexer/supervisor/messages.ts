import type { Touched } from '../store/months.ts'

/** Why a reader ended. data and config: a person must act. retry: the same may work later. */
export type Ending = 'data' | 'config' | 'retry'

/** What a chain's process tells the supervisor. */
export type FromChild =
  | { type: 'committed'; touched: readonly Touched[]; block: number; headTime: number; hot: boolean }
  /**
   * `from` is where reading begins: percent and time left are counted from there. `near` blocks behind the head, a reader that
   * was there follows it still.
   */
  | { type: 'head'; head: number; from: number; near?: number }
  /** No gateway is used: what troubles it is not this reader's. */
  | { type: 'alone' }
  /** `since` in milliseconds. */
  | { type: 'unreachable'; since: number; detail: string }
  | { type: 'ended'; kind: Ending; detail: string }

export type ToChild = { type: 'drain' }
