import { badRequest } from './bad-request.ts'

/** Refuses a value that none is known by: an empty answer would look like nothing there. Left out and empty mean any. */
export function mustBeOneOf(
  argument: string,
  value: string | null | undefined,
  known: readonly string[],
): void {
  if (!value || known.includes(value)) return
  throw badRequest('BAD_ARGUMENT', argument, {
    what: 'Not known',
    got: value,
    expected: `one of: ${[...new Set(known)].sort().join(', ')}`,
  })
}
