import { z } from 'zod'
import { badRequest } from './bad-request.ts'

const schema = z.tuple([
  z.int().min(1).max(4294967295),
  z.string().max(40),
  z.int().min(0),
  z.int().min(0).max(4294967295),
  z.string().regex(/^\d{1,9}(\.\d{1,9}){0,8}$/),
  z.enum(['payment', 'prepayment', 'burn', 'emission']),
])

/** Where a page of movements ended: [seconds, chain, block, transaction index, position, fact]. */
export type Cursor = z.infer<typeof schema>

export function encodeCursor(cursor: Cursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString('base64url')
}

/** Reads what encodeCursor wrote. Throws a request error for anything else. */
export function decodeCursor(text: string): Cursor {
  try {
    return schema.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')))
  } catch {
    throw badRequest('BAD_CURSOR', 'after', {
      what: 'The cursor is not one of ours',
      got: text,
      expected: 'the endCursor of the page before, unchanged',
    })
  }
}
