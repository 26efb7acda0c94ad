import { parseAsOf } from '../as-of.ts'
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
  return {
    question: questions.restatements,
    parameters: {
      ...parsePeriod({ from: one('from', always.from), to: one('to', always.to) }, 100),
      networks: requireNetworks(list('network'), limits.networks, known, 'network'),
      metrics: metrics.map(({ id }) => id),
      grain: 'own',
      known_from: time('known_from'),
      known_to: time('known_to'),
    },
    decimals: ['old_value', 'new_value'],
    foreign: ['token', 'unit', 'old_reason', 'new_reason', 'source'],
  }
}
