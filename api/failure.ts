import { randomUUID } from 'node:crypto'
import { ClickHouseError } from '@clickhouse/client'
import { GraphQLError } from 'graphql'
import type { Logger } from 'pino'

/**
 * What a client may see of an error. Errors made for the person who asked pass; everything else is masked and carries
 * an id that the log has too.
 */
export function maskFailure(error: unknown, log: Logger): GraphQLError {
  const original = isGraphqlError(error) ? (error.originalError ?? error) : error
  if (isGraphqlError(original)) return isGraphqlError(error) ? error : original
  const id = randomUUID()
  if (original instanceof ClickHouseError && original.type === 'TIMEOUT_EXCEEDED') {
    log.warn({ id, error: original.message }, 'statement took too long')
    return new GraphQLError(
      `The answer took too long. Ask for a shorter period or fewer networks. Id ${id}`,
      {
        extensions: { code: 'TIMEOUT', id, http: { status: 503 } },
      },
    )
  }
  log.error({ id, error: original instanceof Error ? original.stack : String(original) }, 'request failed')
  return new GraphQLError(`Something failed here. It is in the log under the id ${id}`, {
    extensions: { code: 'INTERNAL', id, http: { status: 500 } },
  })
}

/** By name: a plugin may bring a GraphQLError of its own copy of the library. */
function isGraphqlError(error: unknown): error is GraphQLError {
  return error instanceof Error && error.name === 'GraphQLError'
}

/** The same for plain HTTP: status and a JSON body with code, message, argument. */
export function toErrorResponse(error: unknown, log: Logger): Response {
  const { message, extensions } = maskFailure(error, log)
  const status = (extensions.http as { status?: number } | undefined)?.status ?? 400
  const { code = 'BAD_REQUEST', argument: place, id } = extensions
  // The parameters of an address are flat: "filter.period.from" is its "from".
  const argument = typeof place === 'string' ? place.replace(/^.*\./, '') : undefined
  return Response.json(
    { error: { code, message, argument, id } },
    { status, headers: { 'cache-control': 'no-store' } },
  )
}
