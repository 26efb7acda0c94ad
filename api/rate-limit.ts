import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import type { Limits } from './limits.ts'

/** Counts of a client are kept for this long. */
const windowSeconds = 10

export type RateLimit = {
  /** Counts one answer that has to be made for this client. Gives the refusal where that is one too many. */
  readonly take: (context: Context) => Promise<Response | undefined>
}

/**
 * How many answers one client may have made for it in ten seconds; what is answered from memory costs nothing and is not
 * counted. A client is an address: of the connection, or behind `proxies` proxies of ours the one that they saw.
 */
export function createRateLimit({ requests, proxies }: Pick<Limits, 'requests' | 'proxies'>): RateLimit {
  const limiter = new RateLimiterMemory({ points: requests, duration: windowSeconds })
  return {
    take: async (context) => {
      const client = clientOf(context, proxies)
      // Only a test asks without a connection.
      if (client === undefined) return undefined
      try {
        tell(context, requests, await limiter.consume(client))
        return undefined
      } catch (error) {
        if (!(error instanceof RateLimiterRes)) throw error
        tell(context, requests, error)
        const seconds = Math.max(1, Math.ceil(error.msBeforeNext / 1000))
        return Response.json(
          {
            errors: [
              {
                message: `Too many requests: got more than ${requests} in ${windowSeconds} s from one address that needed an answer of their own, expected at most that many. Ask again in ${seconds} s`,
                extensions: { code: 'LIMIT', argument: 'requests' },
              },
            ],
          },
          { status: 429, headers: { 'retry-after': String(seconds) } },
        )
      }
    },
  }
}

function tell(context: Context, limit: number, state: RateLimiterRes): void {
  context.header('x-ratelimit-limit', String(limit))
  context.header('x-ratelimit-remaining', String(state.remainingPoints))
  context.header('x-ratelimit-reset', String(Math.ceil(state.msBeforeNext / 1000)))
}

function clientOf(context: Context, proxies: number): string | undefined {
  if (proxies > 0) {
    // Each proxy adds the address that it saw at the end; what stands before ours is anybody's word.
    const seen = (context.req.header('x-forwarded-for') ?? '').split(',').map((address) => address.trim())
    const address = seen.at(-proxies)
    if (address) return address
  }
  return context.env?.['incoming'] === undefined ? undefined : getConnInfo(context).remote.address
}
