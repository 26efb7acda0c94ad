import type { CoverageFieldsFragment, CoveragePageQuery } from '../generated/operations.ts'

export type Summary = {
  /** Sources that something of is read of, and all that are known. */
  readonly read: number
  readonly known: number
  /** The source that is read to the earliest time, of those that a chain's blocks tell; undefined where none is read. */
  readonly farthest: { readonly network: string; readonly source: string; readonly to: string } | undefined
  /** Months of which something was not the same, or which changed since. */
  readonly doubted: number
  readonly verified: number
}

/** What a reader wants to know first of all sources and all months that were verified. */
export function summarize(
  sources: readonly Pick<CoverageFieldsFragment, 'network' | 'source' | 'decoder' | 'to'>[],
  verifications: readonly Pick<CoveragePageQuery['verifications'][number], 'state'>[],
): Summary {
  const read = sources.filter(({ to }) => to !== null)
  // A counter is asked for at midnight: its age says nothing of a reader that lags.
  const byBlocks = read.filter(({ decoder }) => decoder !== 'readings')
  const [farthest] = byBlocks
    .flatMap(({ network, source, to }) => (to === null ? [] : [{ network, source, to }]))
    .sort((one, other) => (one.to < other.to ? -1 : one.to > other.to ? 1 : 0))
  return {
    read: read.length,
    known: sources.length,
    farthest,
    doubted: verifications.filter(({ state }) => state !== 'EQUAL').length,
    verified: verifications.length,
  }
}
