import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type SlotSource, settleTime, viewSlots } from '../../indexer/chains/solana/slots.ts'

/* Slots without a block and blocks without a time: what is told of them, and what is not. */

const day = 86_400
const noon = 20_000 * day + day / 2

/** A chain of these slots, with the time of each. */
function sourceOf(times: ReadonlyMap<number, number | null>): SlotSource {
  const slots = [...times.keys()].sort((a, b) => a - b)
  return {
    head: async () => slots.at(-1) ?? -1,
    block: async (slot) => {
      const time = times.get(slot)
      return time === undefined ? undefined : { slot, hash: `hash ${slot}`, parentHash: '', time }
    },
    slots: async (from, to) => slots.filter((slot) => slot >= from && slot <= to),
  }
}

test('law: the block at, before and after a slot is that of the list, however many slots have none', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(fc.nat(9_000), { minLength: 1, maxLength: 12 }),
      fc.nat(9_000),
      async (slots, slot) => {
        const view = viewSlots(sourceOf(new Map(slots.map((one) => [one, noon]))))
        const below = slots.filter((one) => one <= slot)
        const above = slots.filter((one) => one >= slot)
        expect((await view.lastUpTo(slot))?.height).toBe(below.length === 0 ? undefined : Math.max(...below))
        expect((await view.firstFrom(slot))?.height).toBe(above.length === 0 ? undefined : Math.min(...above))
        expect((await view.block(slot))?.height).toBe(slots.includes(slot) ? slot : undefined)
      },
    ),
  )
})

describe('a block without a time', () => {
  test('has that of the block before it, where its day is sure', async () => {
    const times = new Map<number, number | null>([
      [10, noon],
      [12, null],
      [13, null],
      [15, noon + 2],
    ])
    expect((await viewSlots(sourceOf(times)).block(12))?.time).toBe(noon)
    expect((await viewSlots(sourceOf(times)).block(13))?.time).toBe(noon)
  })

  test.each([
    ['a day ended between its neighbours', [noon + day / 2 - 1, null, noon + day / 2]],
    ['nothing before it has a time', [null, null, noon]],
    ['nothing after it has a time', [noon, null, null]],
  ] as const)('is refused with its slots where %s', async (_, times) => {
    const source = sourceOf(new Map(times.map((time, index) => [100 + index, time])))
    await expect(settleTime(source, 101)).rejects.toThrow(
      /block without a time, .*expected two times of one UTC day; at slots 69 to 133/,
    )
  })
})
