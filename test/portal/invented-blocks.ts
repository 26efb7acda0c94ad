import type { Hex } from '../../schemas/decoder.ts'
import { createRandom } from '../devnet/random.ts'
import type { PortalBlock } from './chain-blocks.ts'

export const payer: Hex = `0x${'aa'.repeat(20)}`
export const payTopic: Hex = `0x${'01'.repeat(32)}`

/** A chain of blocks with some logs that a filter wants and some that it does not. Same seed, same blocks. */
export function inventBlocks(options: {
  seed: number
  first: number
  count: number
  /** Every block has a log that is wanted. */
  dense?: boolean
}): PortalBlock[] {
  const { seed, first, count, dense = false } = options
  const random = createRandom(`portal ${seed}`)
  const hashOf = (height: number): Hex =>
    `0x${`${seed}`.padStart(8, '0')}${height.toString(16).padStart(56, '0')}`
  return Array.from({ length: count }, (_, index) => {
    const number = first + index
    const logs = Array.from(
      { length: dense ? random.int(1, 3) : Math.max(0, random.int(-3, 3)) },
      (_, logIndex) => ({
        logIndex,
        transactionIndex: logIndex,
        transactionHash: hashOf(number * 1000 + logIndex),
        address: random.chance(0.8) || (dense && logIndex === 0) ? payer : (`0x${'bb'.repeat(20)}` as Hex),
        topics: [
          random.chance(0.8) || (dense && logIndex === 0) ? payTopic : (`0x${'02'.repeat(32)}` as Hex),
        ],
        data: `0x${random
          .big(0n, 1n << 200n)
          .toString(16)
          .padStart(64, '0')}` as Hex,
      }),
    )
    return {
      header: {
        number,
        hash: hashOf(number),
        parentHash: hashOf(number - 1),
        timestamp: 1_700_000_000 + number,
      },
      logs,
    }
  })
}
