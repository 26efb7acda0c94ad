import { grains, metrics } from '../../schemas/metrics.ts'
import { parseAsOf } from '../as-of.ts'
import { badRequest } from '../bad-request.ts'
import { parseClass } from '../class-name.ts'
import { parseMetrics } from '../metric-ids.ts'
import { requireNetworks } from '../network-ids.ts'
import { parsePeriod } from '../period.ts'
import { questions } from '../questions.ts'
import type { Export } from './export.ts'
import { readParameters } from './parameters.ts'

const columns = 'network, metric, token, period_start, period_end, value, unit, tier, state, source'
const appended = `concat(network, ':', metric, ':', token, ':', {class:String}, ':', toString(period_start), ':', toString(period_end)) AS id, method_version, grade`
const place = 'network, metric, token, period_start, period_end'
const idText = /^([a-z0-9-]+):([a-z_]+):(.*):([a-z_]*):(\d{4}-\d{2}-\d{2}):(\d{4}-\d{2}-\d{2})$/s

/**
 * GET /export/figures.csv?network=&metric=&from=&to=&grain=&class=&details=1&asOf=&after=
 * With details, the columns completeness and reason follow: why a cell is empty, or what is missing in it.
 * With asOf, a time with its zone, figures are as they were known then.
 * With after, the id of a row, those that come after it.
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
    'after',
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
  const part = parseClass(one('class'))
  const details = one('details')
  if (!['', '0', '1'].includes(details))
    throw badRequest('BAD_ARGUMENT', 'details', { what: 'Not understood', got: details, expected: '1 or 0' })
  const shown = details === '1' ? `${columns}, completeness, reason` : columns
  const asOf = one('asOf')
  const now = grain === '' ? questions.figuresExport : questions.points
  const question = asOf === '' ? now : questions.figuresAsOf
  const [afterNetwork, afterMetric, afterToken, , afterStart, afterEnd] = placeOf(one('after'), part)
  return {
    question: {
      name: question.name,
      text: `SELECT ${shown}, ${appended} FROM (${question.text})
        WHERE (${place}) > ({after_network:String}, {after_metric:String}, {after_token:String}, {after_start:Date}, {after_end:Date})
        ORDER BY ${place}`,
    },
    parameters: {
      metrics: chosen,
      networks,
      from,
      to,
      grain,
      class: part,
      after_network: afterNetwork,
      after_metric: afterMetric,
      after_token: afterToken,
      after_start: afterStart,
      after_end: afterEnd,
      ...(asOf === '' ? {} : { as_of: parseAsOf(asOf) }),
    },
    decimals: ['value'],
    foreign: ['token', 'unit', 'source', ...(details === '1' ? ['reason'] : [])],
  }
}

/** The parts of a figure's id: network, metric, token, class, first day, day after the last; of none, what is before all. */
function placeOf(id: string, part: string): readonly string[] {
  if (id === '') return ['', '', '', part, '1970-01-01', '1970-01-01']
  const [, ...parts] = idText.exec(id) ?? []
  if (parts.length === 0 || parts[3] !== part)
    throw badRequest('BAD_CURSOR', 'after', {
      what: 'The id is not one of this export',
      got: id,
      expected: `the id of one of its rows: network:metric:token:${part}:first day:day after the last`,
    })
  return parts
}
