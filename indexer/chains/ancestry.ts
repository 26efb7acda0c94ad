import type { ClickHouseClient } from '@clickhouse/client'
import { ConfigError, RetryableError } from '../../schemas/errors.ts'
import type { Log } from '../log.ts'
import { readCheckpoints } from '../store/checkpoints.ts'
import { type Cursor, headOf } from '../store/cursor.ts'
import { rewind } from '../store/rewind.ts'
import type { Block, BlockLookup } from './rpc.ts'

/**
 * Makes sure that the chain behind the endpoint still has the last final block that was read. A reorg deeper than finality
 * took it away: then everything above the last block that both have is deleted and read again. Where no block that was
 * read is on the chain, it is another chain, and nothing is deleted.
 */
export async function reconcile(
  client: ClickHouseClient,
  chain: string,
  rpc: BlockLookup,
  cursor: Cursor,
  log: Log,
): Promise<Cursor> {
  const { final } = cursor
  if (final.height < 0) return cursor
  const checkpoints = await readCheckpoints(client, chain)
  const candidates = [final, ...checkpoints.filter(({ height }) => height < final.height)]
  const { common, mismatch } = await findCommon(rpc, candidates)
  if (common === final) return cursor
  if (mismatch === undefined)
    throw new RetryableError({
      what: 'what is asked is behind what was read',
      got: `no block ${final.height} yet`,
      expected: final.hash,
    })
  if (common === undefined)
    throw new ConfigError({
      what: 'another chain stands behind the endpoint: it has none of the blocks that were read',
      got: `${mismatch.found.hash} at block ${mismatch.found.height}`,
      expected: `${mismatch.wanted.hash}. Nothing was deleted; name the right endpoint, or another database`,
      where: `chain ${chain}`,
    })
  log.warn(
    { chain, lastFinal: final.height, commonBlock: common.height, head: headOf(cursor).height },
    'reorg deeper than finality: rewinding to the last common block and reading again from there',
  )
  const target: Cursor = { final: common, top: [] }
  await rewind(client, chain, target)
  return target
}

type Common = {
  common: Block | undefined
  /** The first block that is there with another hash: the proof that the chain changed. */
  mismatch: { wanted: Block; found: Block } | undefined
}

/** A block that the endpoint does not have proves nothing: its node may be behind, or the height without a block. */
async function findCommon(rpc: BlockLookup, candidates: readonly Block[]): Promise<Common> {
  let mismatch: Common['mismatch']
  for (const wanted of candidates) {
    const found = await rpc.block(wanted.height)
    if (found?.hash === wanted.hash) return { common: wanted, mismatch }
    if (found !== undefined) mismatch ??= { wanted, found }
  }
  return { common: undefined, mismatch }
}
