import pRetry, { AbortError } from 'p-retry'
import { ConfigError, RetryableError } from '../../schemas/errors.ts'
import type { Budget } from './budget.ts'

/** The chain has another block than the one that was read as final: the reader must look for the last common one. */
export class ConflictError extends Error {
  override readonly name = 'ConflictError'
}

/** Where a service does not say how long to wait. */
const defaultPauseMs = 5_000
const longestPauseMs = 300_000

/**
 * One request to a Portal within the budget. An answer of 200 or 204 is given back; 429 and 529 pause everybody for the
 * time of Retry-After; what may pass is thrown as RetryableError, what cannot as ConfigError, a fork as ConflictError.
 * Source: https://github.com/subsquid/sqd-portal/blob/043c95e/docs/openapi/04-errors.md
 */
export async function requestPortal(
  url: string,
  budget: Budget,
  init: RequestInit & { signal: AbortSignal; answerMs: number },
): Promise<Response> {
  const response = await budget
    .spend(() => fetchWithin(url, init), init.signal)
    .catch((cause: Error) => {
      throw new RetryableError({ what: 'Portal did not answer', got: causeOf(cause), where: url, cause })
    })
  if (response.status === 200 || response.status === 204) return response
  const text = (await response.text().catch(() => '')).slice(0, 300)
  const failure = { what: 'Portal refused', got: `${response.status} ${text}`, where: url }
  if (response.status === 409) throw new ConflictError(`Portal has another chain; got ${text}; at ${url}`)
  if (response.status === 429 || response.status === 529) {
    budget.pause(pauseOf(response.headers))
    throw new RetryableError({ ...failure, what: 'Portal is asked too often' })
  }
  if (response.status >= 500) {
    // A hint is followed where there is one; without it the pauses of the retries are enough.
    if (response.headers.has('retry-after')) budget.pause(pauseOf(response.headers))
    throw new RetryableError({ ...failure, what: 'Portal failed' })
  }
  throw new ConfigError({ ...failure, expected: 'a dataset that exists, asked in its own words' })
}

/** The time runs from the request itself: it may have waited long for its turn. */
async function fetchWithin(
  url: string,
  { answerMs, signal, ...init }: RequestInit & { signal: AbortSignal; answerMs: number },
): Promise<Response> {
  const late = new AbortController()
  const timer = setTimeout(() => late.abort(new Error(`no answer within ${answerMs / 1000} s`)), answerMs)
  try {
    return await fetch(url, { ...init, signal: AbortSignal.any([signal, late.signal]) })
  } finally {
    clearTimeout(timer)
  }
}

/** Asks again while the same question may be answered later, ever more seldom; the last failure is thrown. */
export function retrying<T>(work: () => Promise<T>, { retries, firstMs }: Patience): Promise<T> {
  return pRetry(
    () =>
      work().catch((error) => {
        throw error instanceof RetryableError ? error : new AbortError(error as Error)
      }),
    { retries, minTimeout: firstMs, maxTimeout: 15_000, randomize: true },
  )
}

/** How often a question is asked again before somebody is told, and the first pause. */
export type Patience = { readonly retries: number; readonly firstMs: number }

/** Milliseconds that a Retry-After says, or some where it says nothing. */
export function pauseOf(headers: Headers): number {
  const hint = headers.get('retry-after') ?? ''
  const seconds = Number(hint)
  // HTTP allows a date as well.
  const milliseconds =
    hint !== '' && Number.isFinite(seconds) ? seconds * 1000 : Date.parse(hint) - Date.now()
  return Number.isFinite(milliseconds) ? Math.min(longestPauseMs, Math.max(0, milliseconds)) : defaultPauseMs
}

function causeOf(error: Error): string {
  return error.cause instanceof Error ? error.cause.message : error.message
}
