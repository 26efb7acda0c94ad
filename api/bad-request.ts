import { GraphQLError } from 'graphql'

export type BadRequestCode =
  | 'BAD_PERIOD'
  | 'BAD_TIME'
  | 'BAD_METRIC'
  | 'BAD_NETWORK'
  | 'BAD_CURSOR'
  | 'BAD_PAGE'
  | 'BAD_ARGUMENT'
  | 'LIMIT'

/** An error for the person who asked: what was wrong, what was got, what is expected, and which argument it was. */
export function badRequest(
  code: BadRequestCode,
  argument: string,
  problem: { readonly what: string; readonly got: unknown; readonly expected: string },
): GraphQLError {
  const got = typeof problem.got === 'string' ? problem.got : (JSON.stringify(problem.got) ?? 'nothing')
  const shown = got.length > 120 ? `${got.slice(0, 120)}…` : got
  return new GraphQLError(`${problem.what}: got ${JSON.stringify(shown)}, expected ${problem.expected}`, {
    extensions: { code, argument, got: shown, expected: problem.expected, http: { status: 400 } },
  })
}
