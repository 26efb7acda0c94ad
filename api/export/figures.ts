import { grains, metrics } from '../../schemas/metrics.ts'
import { parseAsOf } from '../as-of.ts'
import { badRequest } from '../bad-request.ts'
import { parseMetrics } from '../metric-ids.ts'
import { requireNetworks } from '../network-ids.ts'
import { parsePeriod } from '../period.ts'
import { questions } from '../questions.ts'
import type { Export } from './export.ts'
import { readParameters } from './parameters.ts'

const columns = 'network, metric, token, period_start, period_end, value, unit, tier, state, source'

/**
 * GET /export/figures.csv?network=&metric=&from=&to=&grain=&class=&details=1&asOf=
 * With details, the columns completeness and reason follow: why a cell is empty, or what is missing in it.
 * With asOf, a time with its zone, figures are as they were known then.
 * Without a grain each figure stands with its own period, and nothing is left out.
 */
export const exportFigures: Export = async (url, { loaders, limits }) => {
  const { list, one } = readParameters(url, [
    'network',
    'metric',
    'from',
    'to',
    'grain',
    'class',
    'details',
    'asOf',
  ])
  const chosen = (
    list('metric').length === 0 ? metrics : parseMetrics(list('metric'), limits.metrics, 'metric')
  ).map(({ id }) => id)
  const known = (await loaders.networks()).map(({ id }) => id)
  const networks = requireNetworks(list('network'), limits.networks, known, 'network')
  const { from, to } = parsePeriod({ from: one('from', '2009-01-01'), to: one('to', '2100-01-01') }, 100)
  const grain = one('grain')
  if (grain !== '' && !grains.some((one) => one === grain))
    throw badRequest('BAD_ARGUMENT', 'grain', {
      what: 'There is no such grain',
      got: grain,
      expected: `${grains.join(', ')}, or none for figures as they stand`,
    })
  const details = one('details')
  if (!['', '0', '1'].includes(details))
    throw badRequest('BAD_ARGUMENT', 'details', { what: 'Not understood', got: details, expected: '1 or 0' })
  const shown = details === '1' ? `${columns}, completeness, reason` : columns
  const asOf = one('asOf')
  const now = grain === '' ? questions.figuresExport : questions.points
  const question = asOf === '' ? now : questions.figuresAsOf
  return {
    question: {
      name: question.name,
      text: `SELECT ${shown} FROM (${question.text}) ORDER BY network, metric, token, period_start`,
    },
    parameters: {
      metrics: chosen,
      networks,
      from,
      to,
      grain,
      class: one('class'),
      ...(asOf === '' ? {} : { as_of: parseAsOf(asOf) }),
    },
    fileName: 'depindex-figures.csv',
  }
}
