import type { BurnReason, Fact, RecipientClass } from './movement.ts'

/** What an endpoint is asked; JSON-RPC where there is a body. */
export type ReadingRequest = {
  /** Added to the endpoint's address; '' for the address itself. */
  readonly path: string
  /** JSON text that is posted; a GET where left out. */
  readonly body?: string
}

export type Answer = {
  /** JSON with numbers as LosslessNumber: nothing becomes a float. */
  readonly json: unknown
  /** SHA-256 of the answer's bytes, by which it is kept. */
  readonly hash: string
}

/** Asks, or answers from what was kept. Throws RetryableError where the endpoint is away or answers nonsense. */
export type Ask = (request: ReadingRequest) => Promise<Answer>

/** One observed value at a border between two UTC days. */
export type Observed = {
  /** A metric of the dictionary. */
  readonly metric: string
  /** Symbol from the network's definition; '' for counts and sizes. */
  readonly token: string
  /** The UTC day that begins at 00:00 of the border. */
  readonly border: string
  /** Exact decimal text, not negative. */
  readonly value: string
  readonly unit: string
  /** Height of the block whose state was read; null where an endpoint counts without telling one. */
  readonly block: number | null
  /** The answer that tells it. */
  readonly answer: string
}

/** A total since a beginning: what moved in a day is the difference of two borders. */
export type Counter = {
  readonly metric: string
  readonly token: string
  readonly fact: Fact
  readonly class: BurnReason | RecipientClass | ''
  /** More than this in one day is taken for a fault of the counter, in tokens: decimal text. */
  readonly most: string
  /**
   * Gauge of the source, in `token`, read at the same borders: what moved is the difference times it. The metric itself then
   * counts things, with token ''. A day on which the gauge changed has no value.
   */
  readonly rate?: string
  /**
   * Another counter of the source, of the same token: what moved is what that one moved less the difference of this one. It is
   * below zero where this one rose more, and taken for a fault where it rose more by over `most`.
   */
  readonly shortOf?: string
  /** Movements of the same fact and token are in the total as well, and are taken out of it. */
  readonly holdsMovements?: boolean
  /** Another reading of the same token that tells the same: a day on which they disagree is not believed. */
  readonly check?: {
    readonly metric: string
    /** equals: it is the same total. supply: supply and total together never fall, because they are all that was minted. */
    readonly rule: 'equals' | 'supply'
    /** So much may lie between them, in tokens: decimal text. */
    readonly within: string
  }
  /** A reading that tells by other means what all counters of the fact and token moved in the day that ends at its border. */
  readonly recount?: {
    readonly metric: string
    /** Days that are further apart break an identity, in tokens: decimal text. */
    readonly within: string
  }
}

/**
 * Reads counters and gauges of a network at the borders of days. `observe` is a pure function of its answers: asked again
 * with what was kept, it gives the same readings. It leaves out borders that the endpoint does not know.
 */
export type ReadingSource = {
  readonly id: string
  /** Rises with every change of what `observe` makes of the same answers: those that were kept are then read again. */
  readonly version: number
  /** The ledger that it tells of, as in movements. */
  readonly chain: string
  /** Contract, actor or service that is read, as people know it. */
  readonly address: string
  /** Keyless public endpoint; <NETWORK>_<ID>_URL names another one, or "off". */
  readonly url: string
  /** The first border that can be told, as the UTC day that begins there. */
  readonly since: string
  /** Borders of one question. */
  readonly span: number
  /** Days back that the public endpoint still tells; all where left out. */
  readonly reach?: number
  /** The newest borders are asked again, because they are corrected late. */
  readonly settles: number
  readonly counters: readonly Counter[]
  readonly what: string
  readonly source: string
  readonly observe: (borders: readonly string[], ask: Ask) => Promise<readonly Observed[]>
}
