import { DataError } from '../../schemas/errors.ts'
import { findMetric } from '../../schemas/metrics.ts'
import type { Observed } from '../../schemas/reading.ts'
import { secondsOf } from './borders.ts'

const decimal = /^\d{1,52}(\.\d{1,24})?$/

export type ReadingKey = { readonly network: string; readonly source: string }

/**
 * A reading as the tables hold it; `askedAt` in Unix seconds. Throws DataError for a value that they could not hold exactly and
 * for a metric that nobody knows.
 */
export function readingRow({ network, source }: ReadingKey, observed: Observed, askedAt: number) {
  const { metric, token, border, value, unit, block, answer } = observed
  if (!decimal.test(value) || findMetric(metric) === undefined)
    throw new DataError({
      what: 'reading refused',
      got: `${metric} ${value} at ${border}`,
      expected: 'a metric of the dictionary and a decimal that is not negative',
      where: `network ${network}, source ${source}`,
    })
  return {
    network,
    metric,
    token,
    time: secondsOf(border),
    value,
    unit,
    source,
    block,
    answer,
    asked_at: askedAt,
  }
}
