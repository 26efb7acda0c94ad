import type { ClickHouseClient } from '@clickhouse/client'
import { DataError } from '../../schemas/errors.ts'
import type { Observed } from '../../schemas/reading.ts'
import { markMonths, monthOf } from '../store/months.ts'
import { secondsOf } from './borders.ts'
import { readingRow } from './reading-row.ts'

/** One exchange with an endpoint, as it is kept. */
export type Exchange = { readonly request: string; readonly answer: string; readonly body: string }

/** Of whom, for which borders, and when. */
export type Occasion = {
  readonly network: string
  readonly source: string
  readonly borders: readonly string[]
  /** Unix milliseconds. */
  readonly askedAt: number
}

/**
 * Writes answers, then readings, with the months that they change marked before and after, so that a crash leaves none behind;
 * twice is once. What tells no reading is not kept. Throws DataError for what is no reading of these borders, before anything is
 * written.
 */
export async function keepReadings(
  client: ClickHouseClient,
  { network, source, borders, askedAt }: Occasion,
  exchanges: readonly Exchange[],
  observed: readonly Observed[],
): Promise<void> {
  const of = { network, source }
  const rows = observed.map((reading) => readingRow(of, reading, Math.floor(askedAt / 1000)))
  const stray = observed.find(({ border }) => !borders.includes(border))
  if (stray !== undefined)
    throw new DataError({
      what: 'reading refused',
      got: `${stray.metric} at ${stray.border}`,
      expected: 'a border that was asked for',
      where: `network ${network}, source ${source}`,
    })
  // An answer that tells nothing must not stand in the place of one that did.
  if (rows.length === 0) return
  await client.insert({
    table: 'reading_answers',
    format: 'JSONEachRow',
    values: exchanges.map(({ answer, body }) => ({ answer, body })),
  })
  await client.insert({
    table: 'reading_requests',
    format: 'JSONEachRow',
    values: exchanges.map(({ request, answer }) => ({
      network,
      source,
      borders: borders.join(','),
      request,
      answer,
      // As text: a whole number of seconds would be taken for milliseconds.
      asked_at: new Date(askedAt).toISOString(),
    })),
  })
  const touched = [{ network, months: monthsAround(observed.map(({ border }) => border)) }]
  // Before too: where a crash comes between, the months are known to wait.
  await markMonths(client, touched)
  await client.insert({
    table: 'readings',
    format: 'JSONEachRow',
    values: rows,
  })
  await markMonths(client, touched)
}

/** A border ends one day and begins another, and what lies between two readings changes with either. */
export function monthsAround(borders: readonly string[]): string[] {
  const around = borders.map(secondsOf).flatMap((border) => [monthOf(border - 1), monthOf(border)])
  return [...new Set(around)].sort()
}
