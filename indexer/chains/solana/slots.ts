import { DataError } from '../../../schemas/errors.ts'
import type { Block } from '../rpc.ts'

/** A block as far as it is looked at by itself. */
export type SlotHeader = {
  readonly slot: number
  readonly hash: string
  readonly parentHash: string
  /** Unix seconds, UTC. */
  readonly time: number | null
}

/** Who can be asked for single final blocks: an endpoint or a gateway. */
export type SlotSource = {
  readonly head: () => Promise<number>
  /** undefined for a slot without a block; `time` is null where it was not kept. */
  readonly block: (slot: number) => Promise<SlotHeader | undefined>
  /** Slots with a block, both ends inclusive, rising. */
  readonly slots: (from: number, to: number) => Promise<readonly number[]>
}

/** Final blocks by their slots, each with its time; `height` is the slot. */
export type SlotView = {
  readonly head: () => Promise<number>
  readonly block: (slot: number) => Promise<Block | undefined>
  /** The last block at this slot or below. */
  readonly lastUpTo: (slot: number) => Promise<Block | undefined>
  /** The first block at this slot or above. */
  readonly firstFrom: (slot: number) => Promise<Block | undefined>
}

/** How far it is looked for a block, step by step: whole hours of slots were skipped when the cluster stood still. */
const reaches = [15, 255, 4_095, 65_535]
/** Blocks on either side that are asked for a time. */
const neighbours = 32

export function viewSlots(source: SlotSource): SlotView {
  async function block(slot: number): Promise<Block | undefined> {
    const found = await source.block(slot)
    if (found === undefined) return undefined
    return { height: slot, hash: found.hash, time: found.time ?? (await settleTime(source, slot)) }
  }

  return {
    head: source.head,
    block,
    lastUpTo: async (slot) => {
      for (const reach of reaches) {
        if (slot < 0) return undefined
        const last = (await source.slots(Math.max(0, slot - reach), slot)).at(-1)
        if (last !== undefined) return block(last)
      }
      return undefined
    },
    firstFrom: async (slot) => {
      const head = await source.head()
      for (const reach of reaches) {
        if (slot > head) return undefined
        const [first] = await source.slots(slot, Math.min(head, slot + reach))
        if (first !== undefined) return block(first)
      }
      return undefined
    },
  }
}

/**
 * The time of a block whose own was not kept: that of the block before it, where the block after it is of the same UTC day.
 * The figure of a day is then right whatever the second was. Throws DataError where a day ended between the two, or where no
 * block around has a time.
 */
export async function settleTime(source: SlotSource, slot: number): Promise<number> {
  const [below, above] = await Promise.all([
    source.slots(Math.max(0, slot - neighbours), Math.max(0, slot - 1)),
    source.slots(slot + 1, slot + neighbours),
  ])
  const [before, after] = await Promise.all([
    firstTime(source, [...below].reverse()),
    firstTime(source, above),
  ])
  if (before !== undefined && after !== undefined && dayOf(before) === dayOf(after)) return before
  throw new DataError({
    what: 'block without a time, and its day cannot be told from the blocks around it',
    got: `${before ?? 'none'} before and ${after ?? 'none'} after, in Unix seconds`,
    expected: 'two times of one UTC day',
    where: `slots ${slot - neighbours} to ${slot + neighbours}`,
  })
}

async function firstTime(source: SlotSource, slots: readonly number[]): Promise<number | undefined> {
  for (const slot of slots) {
    const time = (await source.block(slot))?.time ?? null
    if (time !== null) return time
  }
  return undefined
}

const dayOf = (time: number) => Math.floor(time / 86_400)
