import type { PlacedReference } from '../indexer/store/rows.ts'
import type { Movement } from '../schemas/movement.ts'

/** What a reader fills, kept as lists. */
export function openDraft() {
  return {
    movements: [] as Movement[],
    references: [] as PlacedReference[],
    times: new Map<string, number>(),
  }
}
