/** What the statements in queries/ answer; decimals and 64-bit integers are text. */
export type NetworkRow = {
  id: string
  name: string
  category: string
  description: string
  colourLight: string
  colourDark: string
  links: string
  revenueFact: string
  revenueBasis: string
  divideBy: string
  divideByWhy: string
  divideBySource: string
  methodology: string
  /** Of the methodology: why fees are valued by a price that is not really paid; '' where they are not. */
  nominal: string
  exclusions: string
  notCounted: string
  methodVersion: number
  /** What of the method is inferred; '' for nothing. */
  inferred: string
  ownToken: string
  /** 1 where counters tell a part of what moved, else 0. */
  hasCounters: number
  status: string
}

export type SplitRow = {
  network: string
  since: string
  supplySide: string
  protocol: string
  holders: string
  why: string
  source: string
}

export type TokenRow = { network: string; symbol: string; name: string; decimals: number; valuation: string }

/** What was told last of a network's own token; '' where nothing was. Times are Unix seconds. */
export type MarketRow = {
  network: string
  token: string
  now: number
  price: string
  priceSource: string
  priceAt: number
  priceAnswer: string
  circulating: string
  circulatingSource: string
  circulatingAt: number
  circulatingAnswer: string
  largest: string
  largestSource: string
  largestAt: number
  largestAnswer: string
  /** Of the last 30 whole days, those with fees in USD, and their sum. */
  feeDays: number
  fees: string | null
  /** Of those days, the ones that are partial, and why the last of them is. */
  partialDays: number
  partialReason: string
  nominal: string
  comparedAt: number
  compareSource: string
  comparePrice: string
  otherSource: string
  otherPrice: string
  difference: string
  doubt: string
}

/** `to` is null for a gap that has not ended. */
export type GapRow = { network: string; source: string; from: string; to: string | null; reason: string }

export type DemandRow = {
  day: string
  source: string
  total: string
  observed: string
  readable: string
  observedShare: string | null
  readableShare: string | null
  /** Name, id ('' for none of ours), USD, whether it is read, why it is not what is read. */
  networks: [string, string, string, number | boolean, string][]
}

export type CoverageRow = {
  network: string
  source: string
  chain: string
  address: string
  what: string
  link: string
  facts: string[]
  decoder: string | null
  since: string
  from: string | null
  to: string | null
  finalTo: string | null
  tier: 'INDEXED' | 'DERIVED' | null
  lagBlocks: number | null
  lagSeconds: number | null
  state: string
  detail: string
  lastError: string
  lastErrorAt: string | null
}

/** One total of one series over a span, and over the span of equal length before it. */
export type TotalRow = {
  network: string
  metric: string
  token: string
  unit: string
  /** Whether there is anything at all in the span. */
  known: boolean
  value: string | null
  previous: string | null
  tier: string | null
  state: string | null
  completeness: string | null
  /** A to D; '' where nothing is known. */
  grade: string
  from_day: string
  to_day: string
  reason: string
  movements: string
  source: string
}

/** Points of one series with one standing; `values` are '' where there is none. */
export type SeriesRow = {
  network: string
  metric: string
  token: string
  unit: string
  standing: string
  /** Starts of the periods, in days since 1970-01-01, in any order. */
  times: readonly number[]
  values: readonly string[]
  /** Periods that are not covered whole: their start, days that are covered, days of the longest figure in it. */
  short: readonly (readonly [start: number, days: number, longest: number])[]
}

/** What there is to make a total of: parts of one series, in one span, with one standing. */
export type TotalPart = {
  network: string
  metric: string
  token: string
  span: 'asked' | 'before' | 'ever'
  standing: string
  hole: 0 | 1
  unit: string
  start: string
  first: string
  end: string
  covered: string
  longest_part: number
  moved: string
  /** Of metrics whose longer periods are sums. */
  sum?: string | null
  /** Of the others. */
  last_start?: string
  last?: string
  undivided?: string
  above?: string | null
  below?: string | null
}

export type MovementRow = {
  network: string
  chain: string
  block: number
  seconds: number
  time: string
  transaction: string
  transactionIndex: number
  position: string
  fact: 'payment' | 'prepayment' | 'burn' | 'emission'
  class: string
  service: string
  token: string
  amount: string | null
  amountRaw: string
  decimals: number | null
  usd: string | null
  price: string | null
  priceSource: string
  priceDay: string | null
  value: string | null
  payer: string
  payee: string
  reference: string
  excluded: string
}

/** Who paid in a period; the list has place, payer, USD, share, payments, first and last time, why circular. */
export type PayersRow = {
  reason: string
  missing: string
  payers: number
  total: string
  top1: string
  top10: string
  hhi: string
  circular: string
  list: readonly (readonly [number, string, string, string, number, string, string, string])[]
}

/** A final figure that became another. */
export type RestatementRow = {
  network: string
  metric: string
  token: string
  class: string
  period_start: string
  period_end: string
  old_value: string | null
  new_value: string | null
  unit: string
  cause: string
  old_reason: string
  new_reason: string
  old_method_version: number
  method_version: number
  tier: string
  movements: string
  source: string
  old_known_at: string
  restated_at: string
}

/** What a counter moved in a day, with its two readings. */
export type FlowRow = {
  day: string
  source: string
  metric: string
  fact: string
  class: string
  token: string
  reason: string
  formula: string
  amount: string | null
  usd: string | null
  value: string | null
  toldByMovements: string
  fromBorder: string
  fromValue: string
  fromBlock: string | null
  fromAnswer: string
  fromAskedAt: string
  toBorder: string
  toValue: string
  toBlock: string | null
  toAnswer: string
  toAskedAt: string
}

/** What a part of a figure adds to it. */
export type RowOfProvenance = {
  id: string
  kind: string
  network: string
  day: string
  time: string | null
  chain: string
  block: string | null
  transaction: string
  fact: string
  class: string
  token: string
  amount: string | null
  usd: string | null
  price: string | null
  price_source: string
  divide_by: string
  share: string
  value: string | null
  sum: string | null
  payer: string
  payee: string
  reading_before: string
  reading_after: string
  answer_after: string
  tier: string
  reason: string
  source: string
}

/** All rows of a provenance: `all_sum` is '' where one of them is not known. */
export type ProvenanceTotal = { all_rows: number; all_sum: string; any_tier: string; any_state: string }
