import { type Question, readQuestion } from '../schemas/clickhouse/question.ts'

const read = (name: string) => readQuestion(new URL(`./queries/${name}.sql`, import.meta.url))

const provenance = read('provenance')
const movementsExport = read('movements_export')
const valuedMovements = readQuestion(
  new URL('../schemas/clickhouse/views/02_valued_movements.sql', import.meta.url),
)

/** Planning what counters moved takes longer than all the rest, and few networks have any. */
function withFlows({ name, text }: Question, flows: Question): Question {
  return { name, text: text.replace(/^ *-- flows$/m, `UNION ALL\n${flows.text}`) }
}

/** The statement on the view of valued movements, with the view's own text over movements that come in order. */
function inOrder({ name, text }: Question, movements: Question): Question {
  const [, select = ''] = valuedMovements.text.split('CREATE OR REPLACE VIEW valued_movements AS\n')
  const valued = select.replace('FROM movements AS m', () => `FROM (${movements.text}) AS m`)
  return { name, text: text.replace('FROM valued_movements AS v', () => `FROM (${valued}) AS v`) }
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
  movementsExport,
  movementsInOrder: inOrder(movementsExport, read('movements_in_order')),
  provenance,
  provenanceWithFlows: withFlows(provenance, read('provenance_flows')),
  provenanceOfSector: read('provenance_of_sector'),
  movementPlace: read('movement_place'),
  movementMonths: read('movement_months'),
  readBlocks: read('read_blocks'),
  openRows: read('open_rows'),
  hashesExport: read('hashes_export'),
  figuresAsOf: read('figures_as_of'),
  restatements: read('restatements'),
  identityBreaks: read('identity_breaks'),
}
