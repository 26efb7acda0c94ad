import { z } from 'zod'
import { badRequest } from './bad-request.ts'

/** How the end of a page is told to whoever asks for the next one, and read when he does; `shape` is what it holds. */
function cursorOf<Held>(shape: z.ZodType<Held>) {
  return {
    encode: (held: Held): string => Buffer.from(JSON.stringify(held)).toString('base64url'),
    /** Throws a request error for what `encode` did not write. */
    decode: (text: string): Held => {
      try {
        return shape.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')))
      } catch {
        throw badRequest('BAD_CURSOR', 'after', {
          what: 'The cursor is not one of ours',
          got: text,
          expected: 'the endCursor of the page before, unchanged',
        })
      }
    },
  }
}

const movement = z.tuple([
  z.int().min(1).max(4294967295),
  z.string().max(40),
  z.int().min(0),
  z.int().min(0).max(4294967295),
  z.string().regex(/^\d{1,9}(\.\d{1,9}){0,8}$/),
  z.enum(['payment', 'prepayment', 'burn', 'emission']),
  z.string().max(200),
])

/** Where a page of movements ended: seconds, chain, block, transaction index, position, fact, transaction. */
export const movementCursor = cursorOf(movement)
export type MovementCursor = z.infer<typeof movement>

/** Where a page of restatements ended: when the last was restated, and how many of those of the same time were shown. */
export const restatementCursor = cursorOf(
  z.tuple([z.iso.datetime({ precision: 3 }), z.int().min(1).max(1_000_000_000)]),
)
