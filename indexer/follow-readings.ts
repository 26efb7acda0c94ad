import { setMaxListeners } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import type { ClickHouseClient } from '@clickhouse/client'
import { ask as askDatabase, readQuestion } from '../schemas/clickhouse/question.ts'
import type { NetworkDefinition } from '../schemas/network.ts'
import type { Answer, ReadingRequest, ReadingSource } from '../schemas/reading.ts'
import type { Log } from './log.ts'
import { type AskOptions, askEndpoint, readAnswer, textOf } from './readings/ask-endpoint.ts'
import { dueBorders } from './readings/borders.ts'
import { type Exchange, keepReadings } from './readings/keep-readings.ts'
import { type ReadingEndpoint, readingEndpoint, whyNotAsked } from './readings/settings.ts'
import { reasonOf } from './supervisor/reason.ts'

const knownBorders = readQuestion(new URL('./queries/known_borders.sql', import.meta.url))

export type Readings = { readonly stop: () => Promise<void> }

type Followed = {
  readonly network: string
  readonly source: ReadingSource
  readonly endpoint: ReadingEndpoint
}

/** Sources that are asked, with where. Throws ConfigError for an endpoint that is no address. */
export function followedSources(
  networks: readonly NetworkDefinition[],
  env: NodeJS.ProcessEnv,
): readonly Followed[] {
  return networks.flatMap(({ id, readings }) =>
    readings.flatMap((source) => {
      const endpoint = readingEndpoint(id, source, env)
      return endpoint === undefined ? [] : [{ network: id, source: source as ReadingSource, endpoint }]
    }),
  )
}

/** Says of each source, before any is asked, that it will be, or which setting turned it off. */
export async function tellBeginnings(
  client: ClickHouseClient,
  networks: readonly NetworkDefinition[],
  env: NodeJS.ProcessEnv,
): Promise<void> {
  const values = networks.flatMap(({ id, readings }) =>
    readings.map((source) => {
      const isAsked = readingEndpoint(id, source, env) !== undefined
      const [state, detail] = isAsked ? ['starting', ''] : ['stopped', whyNotAsked(id, source, env)]
      return { network: id, source: source.id, state, detail, version: Date.now() }
    }),
  )
  if (values.length > 0) await client.insert({ table: 'reading_states', format: 'JSONEachRow', values })
}

/** So many questions in a row without an answer: the endpoint is away, or knows nothing older. */
const failuresInRow = 3

/**
 * Keeps readings current: at every look each source is asked for the borders that are due, one question after the other.
 * Sources do not wait for each other. What cannot be had stays a hole, is said once in the log and is asked for again.
 */
export function followReadings(options: {
  client: ClickHouseClient
  log: Log
  sources: readonly Followed[]
  /** Called when figures wait to be made anew. */
  onChanged: () => void
  lookMs?: number
  asking?: Omit<AskOptions, 'signal'>
  now?: () => number
}): Readings {
  const { client, log, sources, onChanged, lookMs = 600_000, asking, now = Date.now } = options
  const stopping = new AbortController()
  const { signal } = stopping
  // Every source waits with it, and there are more than the ten that Node takes for a leak.
  setMaxListeners(0, signal)

  async function readDue({ network, source, endpoint }: Followed): Promise<void> {
    const rows = await askDatabase<{ border: string }>(client, knownBorders, { network, source: source.id })
    const known = new Set(rows.map(({ border }) => border))
    const due = dueBorders(source, endpoint.reach, known, new Date(now()))
    let said = Date.now()
    let failures = 0
    let failure: unknown
    for (const [index, borders] of due.entries()) {
      if (signal.aborted) return
      try {
        await readBorders({ network, source, endpoint }, borders)
        failures = 0
        onChanged()
      } catch (error) {
        // One border that is lost must not keep the others away.
        failure ??= error
        if (++failures >= failuresInRow) break
      }
      if (due.length > 1 && Date.now() - said > 10_000) {
        said = Date.now()
        log.info(
          { network, source: source.id, border: borders.at(-1), left: due.length - index - 1 },
          'reading',
        )
      }
    }
    if (failure !== undefined) throw failure
  }

  async function readBorders(
    { network, source, endpoint }: Followed,
    borders: readonly string[],
  ): Promise<void> {
    const exchanges: Exchange[] = []
    const askedAt = now()
    const ask = async (request: ReadingRequest): Promise<Answer> => {
      const body = await askEndpoint(endpoint.url, request, { ...asking, signal })
      const answer = readAnswer(body, new URL(endpoint.url).host)
      exchanges.push({ request: textOf(request), answer: answer.hash, body })
      return answer
    }
    const observed = await source.observe(borders, ask)
    await keepReadings(client, { network, source: source.id, borders, askedAt }, exchanges, observed)
  }

  const tell = (of: { network: string; source: string }, state: string, detail: string) =>
    client.insert({
      table: 'reading_states',
      format: 'JSONEachRow',
      values: [{ ...of, state, detail, version: now() }],
    })

  async function follow(followed: Followed): Promise<void> {
    let away = false
    const of = { network: followed.network, source: followed.source.id }
    while (!signal.aborted) {
      try {
        await readDue(followed)
        await tell(of, 'following', '')
        if (away) log.info(of, 'readings are read again')
        away = false
      } catch (error) {
        if (!away && !signal.aborted)
          log.warn(
            { ...of, error: reasonOf(error) },
            'readings not read: their days stay holes; asking again later',
          )
        away = true
        await tell(of, 'unreachable', reasonOf(error)).catch((cause) => log.debug(of, reasonOf(cause)))
      }
      // Woken by the end, which is no failure.
      await wait(away ? Math.min(lookMs, 60_000) : lookMs, undefined, { signal }).catch(() => {})
    }
  }

  const running = sources.map(follow)
  return {
    stop: async () => {
      stopping.abort()
      await Promise.all(running)
    },
  }
}
