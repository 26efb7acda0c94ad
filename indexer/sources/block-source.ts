/**
 * A request as the processors of @subsquid send it to a gateway: a range, filters and fields. Only the range is looked at
 * here; the rest is the business of the chain's family.
 */
export type BlockQuery = {
  readonly fromBlock: number
  /** Inclusive; as far as there are blocks where left out. */
  readonly toBlock?: number | undefined
  readonly includeAllBlocks?: boolean | undefined
  readonly fields?: Readonly<Record<string, Readonly<Record<string, boolean>>>> | undefined
  readonly [filter: string]: unknown
}

/** One block as the JSON that it came in, as text or in UTF-8, with what the order of blocks is checked by. */
export type SourceBlock = {
  readonly height: number
  readonly hash: string
  readonly json: string | Buffer
}

/**
 * Serves the final blocks of one chain by range, whatever stands behind: a dataset on the network or an archive on disk.
 * Made for one reader that asks range after range; asking elsewhere is right, and slower.
 */
export type BlockSource = {
  /** What people read in a log: "Portal dataset arbitrum-one". */
  readonly name: string
  /** The first height that it has: what lies below is a hole, not empty. */
  readonly floor: () => Promise<number>
  /** The highest final height. */
  readonly height: () => Promise<number>
  /**
   * A prefix of the range, heights rising, never empty but for a look-up of blocks that it does not have: the last block ends
   * what the answer covers, and blocks without data for the filters are left out before it. Throws RetryableError, or
   * ConflictError where what was read is not on the chain any more.
   */
  readonly read: (query: BlockQuery) => Promise<readonly SourceBlock[]>
  /** The lowest height below which blocks that were handed over may miss one; undefined where there is none. */
  readonly suspect?: () => number | undefined
  /** The reader went back to before what was suspect. */
  readonly trust?: () => void
  readonly close: () => void
}
