import { createHash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { parse } from 'lossless-json'
import pRetry, { AbortError } from 'p-retry'
import { RetryableError } from '../../schemas/errors.ts'
import type { Answer, ReadingRequest } from '../../schemas/reading.ts'
import { pauseOf } from '../sources/portal-request.ts'

/** No answer that we read is a hundredth of it; what is larger is none. */
const largestAnswer = 32 * 1024 * 1024

/** Text of a request as it is kept: never the address, which may hold a key. */
export const textOf = ({ path, body }: ReadingRequest): string => `${path}\n${body ?? ''}`

export const hashOf = (body: string): string => createHash('sha256').update(body).digest('hex')

/** An answer as it is read, from the endpoint or from what was kept. Throws RetryableError for what is no JSON. */
export function readAnswer(body: string, where: string): Answer {
  try {
    return { json: parse(body), hash: hashOf(body) }
  } catch (cause) {
    throw new RetryableError({ what: 'answer not read', got: body, expected: 'JSON', where, cause })
  }
}

export type AskOptions = {
  readonly signal: AbortSignal
  readonly timeoutMs?: number
  /** Before the second attempt; each later one waits twice as long. */
  readonly pauseMs?: number
  readonly retries?: number
}

/**
 * Asks an endpoint and gives the text of its answer. Asks again where it is away, busy (429, for as long as it says) or
 * breaks off. Throws RetryableError with the host, never with the address.
 */
export async function askEndpoint(
  url: string,
  { path, body }: ReadingRequest,
  { signal, timeoutMs = 60_000, pauseMs = 1000, retries = 4 }: AskOptions,
): Promise<string> {
  const where = new URL(url).host
  const failure = (got: string, expected: string) =>
    new RetryableError({ what: 'reading not answered', got, expected, where })
  const ask = async () => {
    const response = await fetch(`${url.replace(/\/$/, '')}${path}`, {
      signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
      ...(body !== undefined && {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/json' },
      }),
    })
    if (!response.ok) {
      const refused = failure(`HTTP ${response.status}`, '200')
      await response.body?.cancel()
      if (response.status === 429) await waitAsTold(response.headers, signal)
      if (response.status < 500 && response.status !== 429) throw new AbortError(refused)
      throw refused
    }
    const text = await response.text()
    if (text.length > largestAnswer) throw failure(`${text.length} characters`, `at most ${largestAnswer}`)
    return text
  }
  return pRetry(ask, { retries, signal, minTimeout: pauseMs, maxTimeout: 60_000 }).catch((error: unknown) => {
    if (error instanceof RetryableError) throw error
    throw new RetryableError({ what: 'reading not answered', got: String(error), where, cause: error })
  })
}

/** At most a minute: whoever asks for more is asked again at the next look. */
const longestWaitMs = 60_000

async function waitAsTold(headers: Headers, signal: AbortSignal): Promise<void> {
  if (headers.has('retry-after'))
    await sleep(Math.min(longestWaitMs, pauseOf(headers)), undefined, { signal })
}
