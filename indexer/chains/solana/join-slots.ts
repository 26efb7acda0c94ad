import type { SlotSource } from './slots.ts'

/** Two sources of single blocks as one: `older` for slots below the floor of `newer`, which has those from there to the head. */
export function joinSlots(older: SlotSource, newer: SlotSource, floor: number): SlotSource {
  return {
    head: newer.head,
    block: (slot) => (slot < floor ? older : newer).block(slot),
    slots: async (from, to) => {
      const below = from < floor ? await older.slots(from, Math.min(to, floor - 1)) : []
      const above = to >= floor ? await newer.slots(Math.max(from, floor), to) : []
      return [...below, ...above]
    },
  }
}
