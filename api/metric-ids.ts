import { findMetric, idsOf, type Metric, metrics } from '../schemas/metrics.ts'
import { badRequest } from './bad-request.ts'

/** The metrics of these ids. Throws a request error for an unknown one, for none and for more than `most`. */
export function parseMetrics(ids: readonly string[], most: number, argument = 'metrics'): readonly Metric[] {
  const expected = `1 to ${most} of: ${metrics.map(({ id }) => id).join(', ')}`
  if (ids.length === 0 || ids.length > most)
    throw badRequest(ids.length === 0 ? 'BAD_METRIC' : 'LIMIT', argument, {
      what: ids.length === 0 ? 'No metric is asked for' : 'Too many metrics are asked for',
      got: `${ids.length} metrics`,
      expected,
    })
  return ids.map((id) => {
    const metric = findMetric(id)
    if (metric === undefined)
      throw badRequest('BAD_METRIC', argument, { what: 'There is no such metric', got: id, expected })
    return metric
  })
}

/** Metrics whose last value stands for a longer period. */
export const lasts = idsOf('last')

/** Metrics of single days, which longer periods have no figure of. */
export const dayMetrics = idsOf('none')
