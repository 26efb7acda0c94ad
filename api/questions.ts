import { type Question, readQuestion } from '../schemas/clickhouse/question.ts'

const read = (name: string) => readQuestion(new URL(`./queries/${name}.sql`, import.meta.url))

const provenance = read('provenance')

/** Planning what counters moved takes longer than all the rest, and few networks have any. */
function withFlows({ name, text }: Question, flows: Question): Question {
  return { name, text: text.replace(/^ *-- flows$/m, `UNION ALL\n${flows.text}`) }
}

/** Every statement that the api asks; all are read when it starts. */
export const questions = {
  points: read('points'),
  series: read('series'),
  seriesOfNetwork: read('series_of_network'),
  seriesAsOf: read('series_as_of'),
  totals: read('totals'),
  totalsOfOthers: read('totals_of_others'),
  totalsAsOf: read('totals_as_of'),
  networks: read('networks'),
  splits: read('splits'),
  tokens: read('tokens'),
  market: read('market'),
  coverage: read('coverage'),
  tierSpans: read('tier_spans'),
  coverageGaps: read('coverage_gaps'),
  verifications: read('verifications'),
  knownDemand: read('known_demand'),
  unreadNetworks: read('unread_networks'),
  chainMeta: read('chain_meta'),
  head: read('head'),
  publishedSources: read('published_sources'),
  explorers: read('explorers'),
  movements: read('movements'),
  movementsTotal: read('movements_total'),
  flows: read('flows'),
  payers: read('payers'),
  answer: read('answer'),
  readiness: read('readiness'),
  figuresExport: read('figures_export'),
  movementsExport: read('movements_export'),
  provenance,
  provenanceWithFlows: withFlows(provenance, read('provenance_flows')),
  provenanceOfSector: read('provenance_of_sector'),
  movementPlace: read('movement_place'),
  movementDays: read('movement_days'),
  hashesExport: read('hashes_export'),
  figuresAsOf: read('figures_as_of'),
  restatements: read('restatements'),
  identityBreaks: read('identity_breaks'),
}
