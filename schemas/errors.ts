/**
 * What a person needs to act on a failure: what failed, what was got, what was expected, where.
 * `got` is cut to 300 characters: hostile input must not fill a log.
 */
export type Failure = {
  readonly what: string
  readonly got?: unknown
  readonly expected?: string
  readonly where?: string
  readonly cause?: unknown
}

function describe({ what, got, expected, where }: Failure): string {
  const parts = [what]
  if (got !== undefined) parts.push(`got ${shorten(got)}`)
  if (expected !== undefined) parts.push(`expected ${expected}`)
  if (where !== undefined) parts.push(`at ${where}`)
  return parts.join('; ')
}

function shorten(value: unknown): string {
  const text = typeof value === 'string' ? JSON.stringify(value) : String(value)
  return text.length > 300 ? `${text.slice(0, 300)}…` : text
}

class DepindexError extends Error {
  readonly failure: Failure

  constructor(failure: Failure) {
    super(describe(failure), { cause: failure.cause })
    this.failure = failure
  }
}

/** The same call may succeed later: an endpoint is away, the disk is full for now, the engine restarts. */
export class RetryableError extends DepindexError {
  override readonly name = 'RetryableError'
}

/** The data is not what the code was written for. Going on would make a wrong figure, so the reader stops. */
export class DataError extends DepindexError {
  override readonly name = 'DataError'
}

/** A setting, a network file or an argument is wrong. Nothing starts until a person has changed it. */
export class ConfigError extends DepindexError {
  override readonly name = 'ConfigError'
}
