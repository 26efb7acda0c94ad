import { parseAsOf } from '../as-of.ts'
import { badRequest } from '../bad-request.ts'
import { parseMetrics } from '../metric-ids.ts'
import { requireNetworks } from '../network-ids.ts'
import { parsePeriod } from '../period.ts'
import { questions } from '../questions.ts'
import { always } from '../resolvers/restatements.ts'
import type { Export } from './export.ts'
import { readParameters } from './parameters.ts'

/**
 * GET /export/restatements.csv?network=&metric=&from=&to=&known_from=&known_to=
 * What changed between two times: final figures with their old and new value, and why. from and to are days on which the
 * figures' periods start; known_from and known_to are times with a zone.
 */
export const exportRestatements: Export = async (url, { loaders, limits }) => {
  const { list, one } = readParameters(url, ['network', 'metric', 'from', 'to', 'known_from', 'known_to'])
  const known = (await loaders.networks()).map(({ id }) => id)
  const metrics = list('metric').length === 0 ? [] : parseMetrics(list('metric'), limits.metrics, 'metric')
  const time = (name: 'known_from' | 'known_to') =>
    one(name) === '' ? always[name] : parseAsOf(one(name), name)
  const [knownFrom, knownTo] = [time('known_from'), time('known_to')]
  if (knownFrom >= knownTo)
    throw badRequest('BAD_TIME', 'known_to', {
      what: 'No time is between them',
      got: `${one('known_from')} to ${one('known_to')}`,
      expected: 'a "known_to" after "known_from"',
    })
  return {
    question: questions.restatements,
    parameters: {
      ...parsePeriod({ from: one('from', always.from), to: one('to', always.to) }, 100),
      networks: requireNetworks(list('network'), limits.networks, known, 'network'),
      metrics: metrics.map(({ id }) => id),
      grain: 'own',
      known_from: knownFrom,
      known_to: knownTo,
    },
    decimals: ['old_value', 'new_value'],
    foreign: ['token', 'unit', 'old_reason', 'new_reason', 'source'],
  }
}
