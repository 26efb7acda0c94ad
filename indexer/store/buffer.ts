import type { Draft } from '../store.ts'
import { type Touched, touchedBy } from './months.ts'
import { openMovementBlock } from './movement-block.ts'
import type { PlacedReference } from './rows.ts'

export type Batch = {
  /** A block of the table `movements`. */
  readonly movements: readonly Buffer[]
  readonly references: readonly PlacedReference[]
  /** Months that these rows, and those that a rollback took out before them, belong to. */
  readonly touched: readonly Touched[]
}

/**
 * What was read and is not committed yet. Movements become bytes at once: kept as objects, ten thousands of them cost the
 * garbage collector more than all the decoding.
 */
export function openBuffer() {
  const block = openMovementBlock()
  let references: PlacedReference[] = []
  let touched: readonly Touched[] = []
  let rows = 0

  return {
    /** Rows that wait. */
    rows: () => rows,
    add: (draft: Draft): void => {
      rows += draft.movements.length + draft.references.length
      for (const reference of draft.references) references.push(reference)
      if (draft.movements.length === 0) return
      touched = touchedBy(draft.movements, touched)
      for (const movement of draft.movements) block.add(movement)
    },
    /** Months that a rollback took movements out of, to be told with the next batch. */
    addTouched: (months: readonly Touched[]): void => {
      touched = touchedBy([], [...touched, ...months])
    },
    take: (): Batch => {
      const batch = { movements: block.take(), references, touched }
      references = []
      touched = []
      rows = 0
      return batch
    },
  }
}
