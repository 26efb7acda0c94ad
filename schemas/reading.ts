/** One observed value of a counter or a gauge at a time: power, nodes, supply. */
export type Reading = {
  readonly network: string
  readonly metric: string
  readonly token: string
  /** Unix seconds, UTC. */
  readonly time: number
  /** Exact decimal text. */
  readonly value: string
  readonly unit: string
  readonly source: string
}
