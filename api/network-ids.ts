import { badRequest } from './bad-request.ts'

/** Gives the ids back where all are known. Throws a request error for an unknown one and for too many. */
export function requireNetworks(
  ids: readonly string[],
  most: number,
  known: readonly string[],
  argument = 'networks',
): readonly string[] {
  if (ids.length > most)
    throw badRequest('LIMIT', argument, {
      what: 'Too many networks are asked for',
      got: `${ids.length} networks`,
      expected: `at most ${most}; all where left out`,
    })
  const unknown = ids.find((id) => !known.includes(id))
  if (unknown !== undefined)
    throw badRequest('BAD_NETWORK', argument, {
      what: 'There is no such network',
      got: unknown,
      expected: `one of: ${known.join(', ')}`,
    })
  return ids
}
