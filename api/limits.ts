import { z } from 'zod'
import { ConfigError } from '../schemas/errors.ts'

const positive = z.coerce.number().int().positive()

const whole = z.coerce.number().int().nonnegative()

const schema = z.object({
  /** Levels of selection. */
  depth: positive.default(10),
  /** Lexical tokens of a document. */
  tokens: positive.default(1500),
  /** Aliases in a document. */
  aliases: positive.default(30),
  /** Directives in a document. */
  directives: positive.default(20),
  /** Rows of a page. */
  page: positive.default(1000),
  /** Years of a period. */
  years: positive.default(20),
  /** Metrics of one series. */
  metrics: positive.default(20),
  /** Networks of one series. */
  networks: positive.default(100),
  /** Points of all series of one answer. */
  points: positive.default(400_000),
  /** Seconds that one statement may take in the engine. */
  seconds: positive.default(10),
  /** Seconds that definitions, states of readers and prices of markets, which are no figures, may be old in an answer. */
  oldest: whole.default(5),
  /** Answers that one client may have made in ten seconds, those from memory not counted. */
  requests: positive.default(1000),
  /** Proxies in front of the api, each of which adds an address to X-Forwarded-For. */
  proxies: whole.default(0),
  /** Exports at a time. */
  exports: positive.default(4),
  /** Bytes of a request's body. */
  body: positive.default(100_000),
})

export type Limits = z.infer<typeof schema>

/**
 * Reads the limits from LIMIT_DEPTH, LIMIT_TOKENS and so on. Throws ConfigError for one that is no whole number, or 0 where
 * that would refuse everything.
 */
export function limitsFromEnvironment(env: NodeJS.ProcessEnv): Limits {
  const given = Object.fromEntries(
    Object.keys(schema.shape).map((name) => [name, env[`LIMIT_${name.toUpperCase()}`] || undefined]),
  )
  const result = schema.safeParse(given)
  if (result.success) return result.data
  const name = String(result.error.issues[0]?.path[0]) as keyof Limits
  throw new ConfigError({
    what: 'limit not understood',
    got: given[name],
    expected: schema.shape[name].safeParse(0).success ? 'a whole number' : 'a positive integer',
    where: `LIMIT_${name.toUpperCase()}`,
  })
}
