import { ConfigError } from '../../schemas/errors.ts'
import type { Block } from '../chains/rpc.ts'
import { lastBlockBefore } from '../reading-sources/substrate/last-block-before.ts'

/** A UTC month, `from <= t < to`. */
export type Month = {
  /** 2026-01 */
  readonly name: string
  /** 2026-01-01 */
  readonly from: string
  readonly to: string
  /** Unix seconds. */
  readonly begins: number
  readonly ends: number
}

export function monthOf(name: string): Month {
  const [year = 0, month = 0] = name.split('-').map(Number)
  if (!/^20\d{2}-\d{2}$/.test(name) || month < 1 || month > 12)
    throw new ConfigError({ what: 'month not understood', got: name, expected: 'YYYY-MM, such as 2026-01' })
  const [begins, ends] = [Date.UTC(year, month - 1), Date.UTC(year, month)]
  const dayOf = (time: number) => new Date(time).toISOString().slice(0, 10)
  return { name, from: dayOf(begins), to: dayOf(ends), begins: begins / 1000, ends: ends / 1000 }
}

/** Blocks by height, each with its time; on Solana the last one at a slot or below. */
export type BlockTimes = {
  readonly finalHeight: () => Promise<number>
  readonly at: (height: number) => Promise<Block>
}

/**
 * The first and last block of a month from `first` on, found by the times of blocks; undefined where the month ends before
 * it. Throws ConfigError where the month is not final yet: what is not may change.
 */
export async function blocksOfMonth(
  { begins, ends, name }: Month,
  first: number,
  { finalHeight, at }: BlockTimes,
): Promise<{ readonly from: number; readonly to: number } | undefined> {
  const [low, high] = await Promise.all([at(first), finalHeight().then(at)])
  if (low.time >= ends) return undefined
  if (high.time < ends)
    throw new ConfigError({
      what: 'month is not final yet',
      got: `final blocks to ${new Date(high.time * 1000).toISOString()}`,
      expected: `a block after ${name}`,
    })
  const paceMs = Math.max(1, ((high.time - low.time) * 1000) / (high.height - low.height))
  const timed = ({ height, time }: Block) => ({ number: height, time: time * 1000 })
  const before = async (time: number) =>
    (
      await lastBlockBefore(time * 1000, timed(low), timed(high), paceMs, async (height) =>
        timed(await at(height)),
      )
    ).number
  return { from: low.time >= begins ? first : (await before(begins)) + 1, to: await before(ends) }
}
