import { readQuestion } from '../schemas/clickhouse/question.ts'

const read = (name: string) => readQuestion(new URL(`./queries/${name}.sql`, import.meta.url))

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
  provenance: read('provenance'),
  provenanceOfSector: read('provenance_of_sector'),
  movementPlace: read('movement_place'),
  movementDays: read('movement_days'),
  hashesExport: read('hashes_export'),
  figuresAsOf: read('figures_as_of'),
  restatements: read('restatements'),
  identityBreaks: read('identity_breaks'),
}
