import type { ClickHouseClient } from '@clickhouse/client'
import { DataError } from '../../schemas/errors.ts'
import { findMetric } from '../../schemas/metrics.ts'
import type { Observed } from '../../schemas/reading.ts'
import { markMonths, monthOf } from '../store/months.ts'
import { secondsOf } from './borders.ts'

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

const decimal = /^\d{1,52}(\.\d{1,24})?$/

/**
 * Writes answers, then readings, with the months that they change marked before and after, so that a crash leaves none behind;
 * twice is once. Throws DataError for a value that the tables could not hold exactly, before anything is written.
 */
export async function keepReadings(
  client: ClickHouseClient,
  { network, source, borders, askedAt }: Occasion,
  exchanges: readonly Exchange[],
  observed: readonly Observed[],
): Promise<void> {
  for (const { metric, value, border } of observed)
    if (!decimal.test(value) || findMetric(metric) === undefined || !borders.includes(border))
      throw new DataError({
        what: 'reading refused',
        got: `${metric} ${value} at ${border}`,
        expected: 'a metric of the dictionary, a decimal that is not negative, a border that was asked for',
        where: `network ${network}, source ${source}`,
      })
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
      asked_at: askedAt / 1000,
    })),
  })
  if (observed.length === 0) return
  const touched = [{ network, months: monthsAround(observed.map(({ border }) => border)) }]
  // Before too: where a crash comes between, the months are known to wait.
  await markMonths(client, touched)
  await client.insert({
    table: 'readings',
    format: 'JSONEachRow',
    values: observed.map(({ metric, token, border, value, unit, block, answer }) => ({
      network,
      metric,
      token,
      time: secondsOf(border),
      value,
      unit,
      source,
      block,
      answer,
      asked_at: Math.floor(askedAt / 1000),
    })),
  })
  await markMonths(client, touched)
}

/** A border ends one day and begins another, and what lies between two readings changes with either. */
function monthsAround(borders: readonly string[]): string[] {
  const around = borders.map(secondsOf).flatMap((border) => [monthOf(border - 1), monthOf(border)])
  return [...new Set(around)].sort()
}
