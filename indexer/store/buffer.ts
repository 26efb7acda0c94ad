import type { Movement } from '../../schemas/movement.ts'
import { openTouched, type Touched } from './months.ts'
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
 * What was read and is not committed yet. Movements become bytes as they come: kept as objects, even for as long as one batch of
 * blocks is decoded, they cost the garbage collector more than all the decoding.
 */
export function openBuffer() {
  const block = openMovementBlock()
  const touched = openTouched()
  let references: PlacedReference[] = []
  let rows = 0

  return {
    /** Rows that wait. */
    rows: () => rows,
    addMovement: (movement: Movement): void => {
      rows += 1
      touched.add(movement)
      block.add(movement)
    },
    addReference: (reference: PlacedReference): void => {
      rows += 1
      references.push(reference)
    },
    /** Months that a rollback took movements out of, to be told with the next batch. */
    addTouched: (months: readonly Touched[]): void => touched.addAll(months),
    /** The way back: forgets what was added since, as long as nothing was taken. */
    mark: () => {
      const before = { rows, references: references.length }
      const ways = [block.mark(), touched.mark()]
      return () => {
        rows = before.rows
        references.length = before.references
        for (const back of ways) back()
      }
    },
    take: (): Batch => {
      const batch = { movements: block.take(), references, touched: touched.take() }
      references = []
      rows = 0
      return batch
    },
  }
}
