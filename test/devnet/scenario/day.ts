import type { Block, Transaction } from '../calls.ts'
import { createRandom, type Random } from '../random.ts'

export const daySeconds = 86_400

export type Day = {
  readonly index: number
  /** Midnight UTC, Unix seconds. */
  readonly start: number
  /** Drawn from the seed and the day alone, so that one more day does not change the others. */
  readonly random: Random
}

/** The UTC days of a scenario; the last one is that of `endTime`. */
export function listDays(seed: string, days: number, endTime: number): Day[] {
  const last = Math.floor(endTime / daySeconds) * daySeconds
  return Array.from({ length: days }, (_, index) => ({
    index,
    start: last - (days - 1 - index) * daySeconds,
    random: createRandom(`${seed}/${index}`),
  }))
}

/** Blocks in order of time; what falls into the same second shares a block. */
export function gather(plays: readonly { time: number; transaction: Transaction }[]): Block[] {
  const blocks = new Map<number, Transaction[]>()
  for (const { time, transaction } of plays) blocks.set(time, [...(blocks.get(time) ?? []), transaction])
  return [...blocks]
    .sort(([one], [other]) => one - other)
    .map(([time, transactions]) => ({ time, transactions }))
}

/** The blocks of several networks on one chain. */
export function merge(lists: readonly (readonly Block[])[]): Block[] {
  return gather(
    lists
      .flat()
      .flatMap(({ time, transactions }) => transactions.map((transaction) => ({ time, transaction }))),
  )
}
