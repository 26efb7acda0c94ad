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
  exclusions: string
  notCounted: string
  methodVersion: number
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
  state: string
  detail: string
}

export type TotalRow = {
  network: string
  metric: string
  token: string
  unit: string
  part_count: string
  value: string | null
  previous: string | null
  tier: string | null
  state: string | null
  completeness: string | null
  from_day: string
  to_day: string
  reason: string
  movements: string
  source: string
}

/** Start, value or '', tier, state, completeness, reason, source. */
export type Point = readonly [
  time: string,
  value: string,
  tier: string,
  state: string,
  completeness: string,
  reason: string,
  source: string,
]

export type SeriesRow = {
  network: string
  metric: string
  token: string
  unit: string
  points: readonly Point[]
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
