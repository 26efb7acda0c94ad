/** The grains of a series, finest first. Weeks begin on Monday; all borders are 00:00 UTC. */
export const grains = ['day', 'week', 'month', 'quarter'] as const
export type Grain = (typeof grains)[number]

/**
 * What a metric's value is counted in. `token` stands for the network's own token and is never added across networks;
 * `ratio` and `multiple` are made anew at each grain from their parts, never summed or averaged.
 */
export type Unit = 'USD' | 'token' | 'ratio' | 'count' | 'PiB'

/** How day values become a week, a month or a quarter. none: they do not, and longer periods have no figure. */
export type Aggregation = 'sum' | 'last' | 'ratio' | 'none'

export type Metric = {
  readonly id: string
  readonly label: string
  readonly unit: Unit
  readonly aggregation: Aggregation
  readonly group: 'revenue' | 'supply' | 'usage' | 'market'
  /** In words of other metrics, for a reader. */
  readonly formula: string
  readonly description: string
  /** For aggregation 'ratio': the metrics above and below the line, both of this list. */
  readonly parts?: readonly [numerator: string, denominator: string]
  /** True where the values of several networks may be added. */
  readonly additive: boolean
}

type Draft = Omit<Metric, 'additive'>

const drafts = [
  {
    id: 'fees',
    label: 'Fees',
    unit: 'USD',
    aggregation: 'sum',
    group: 'revenue',
    formula: 'designated fact × factor',
    description: 'What customers paid for the service. The headline on-chain revenue of the sector.',
  },
  {
    id: 'fees_native',
    label: 'Fees in tokens',
    unit: 'token',
    aggregation: 'sum',
    group: 'revenue',
    formula: 'designated fact × factor, in the token that was paid',
    description: 'Fees in the tokens that customers paid with, exact and free of prices.',
  },
  {
    id: 'supply_side_revenue',
    label: 'Supply-side revenue',
    unit: 'USD',
    aggregation: 'sum',
    group: 'revenue',
    formula: 'fees × supply-side share',
    description: 'The part of fees that goes to node operators.',
  },
  {
    id: 'revenue',
    label: 'Revenue',
    unit: 'USD',
    aggregation: 'sum',
    group: 'revenue',
    formula: 'fees − supply-side revenue',
    description: 'The part of fees that the protocol and token holders keep.',
  },
  {
    id: 'protocol_revenue',
    label: 'Protocol revenue',
    unit: 'USD',
    aggregation: 'sum',
    group: 'revenue',
    formula: 'revenue − holders revenue',
    description: "The treasury's or foundation's part of fees.",
  },
  {
    id: 'holders_revenue',
    label: 'Holders revenue',
    unit: 'USD',
    aggregation: 'sum',
    group: 'revenue',
    formula: 'fees × holders share',
    description: 'The part of fees that is burned, bought back or distributed to token holders.',
  },
  {
    id: 'prepayments',
    label: 'Prepayments',
    unit: 'USD',
    aggregation: 'sum',
    group: 'revenue',
    formula: 'prepayment movements',
    description: 'Money put down for later service. Cash basis, kept apart, never added to fees.',
  },
  {
    id: 'cash',
    label: 'Cash',
    unit: 'USD',
    aggregation: 'sum',
    group: 'revenue',
    formula: 'prepayments, or fees where everything is paid ahead',
    description:
      'What customers put down when they put it down. The same money is in fees when it is used: never add the two.',
  },
  {
    id: 'earnings',
    label: 'Earnings',
    unit: 'USD',
    aggregation: 'sum',
    group: 'revenue',
    formula: 'revenue − incentives',
    description: 'What is left of revenue after the tokens issued to providers are paid for.',
  },
  {
    id: 'burned',
    label: 'Burned',
    unit: 'token',
    aggregation: 'sum',
    group: 'supply',
    formula: 'all burns, by reason',
    description: 'Tokens destroyed, in tokens.',
  },
  {
    id: 'burned_usd',
    label: 'Burned in USD',
    unit: 'USD',
    aggregation: 'sum',
    group: 'supply',
    formula: 'burned × price of the day',
    description: 'Tokens destroyed, valued at the close of the day of the burn.',
  },
  {
    id: 'emitted',
    label: 'Emitted',
    unit: 'token',
    aggregation: 'sum',
    group: 'supply',
    formula: 'all emission, by recipient class',
    description: 'Tokens newly issued, in tokens.',
  },
  {
    id: 'emitted_usd',
    label: 'Emitted in USD',
    unit: 'USD',
    aggregation: 'sum',
    group: 'supply',
    formula: 'emitted × price of the day',
    description: 'Tokens newly issued, valued at the close of the day.',
  },
  {
    id: 'incentives',
    label: 'Incentives',
    unit: 'USD',
    aggregation: 'sum',
    group: 'supply',
    formula: 'emission to providers × price of the day',
    description: 'What inflation pays to providers. A cost of supply, never revenue.',
  },
  {
    id: 'net_emission',
    label: 'Net emission',
    unit: 'token',
    aggregation: 'sum',
    group: 'supply',
    formula: 'emitted − burned',
    description: 'Tokens added to supply. Below zero, more was burned than issued.',
  },
  {
    id: 'burn_to_emission',
    label: 'Burn to emission',
    unit: 'ratio',
    aggregation: 'ratio',
    group: 'supply',
    formula: 'burned ÷ emitted',
    description: 'Above 100 %, supply shrinks.',
    parts: ['burned', 'emitted'],
  },
  {
    id: 'subsidy_per_dollar',
    label: 'Subsidy per dollar',
    unit: 'ratio',
    aggregation: 'ratio',
    group: 'supply',
    formula: 'incentives ÷ fees',
    description:
      'Inflation spent for each dollar that customers paid. Below 1, customers pay more than inflation does.',
    parts: ['incentives', 'fees'],
  },
  {
    id: 'provider_rewards',
    label: 'Rewards paid to providers',
    unit: 'token',
    aggregation: 'sum',
    group: 'supply',
    formula: 'published payouts or claims',
    description:
      'Tokens that node operators received, on the basis that the publisher used: payouts or claims.',
  },
  {
    id: 'gas_tips',
    label: 'Gas tips',
    unit: 'token',
    aggregation: 'sum',
    group: 'supply',
    formula: 'published miner tips',
    description:
      'Paid by senders of messages to block producers: the cost of using the chain, not customer revenue.',
  },
  {
    id: 'payers',
    label: 'Payers',
    unit: 'count',
    aggregation: 'none',
    group: 'usage',
    formula: 'distinct paying addresses of a day',
    description: 'How many addresses paid on a day. Those of several days overlap and are not added up.',
  },
  {
    id: 'payees',
    label: 'Paid providers',
    unit: 'count',
    aggregation: 'none',
    group: 'usage',
    formula: 'distinct addresses that payments of a day went to',
    description:
      'How many addresses were paid for service on a day, by our own movements. One provider may have several, and one that was not paid is not counted.',
  },
  {
    id: 'rewarded',
    label: 'Rewarded addresses',
    unit: 'count',
    aggregation: 'none',
    group: 'usage',
    formula: 'distinct addresses that emission to providers went to on a day',
    description:
      'How many addresses received newly issued tokens as providers on a day, by our own movements. A node is not an address: one owner may have many.',
  },
  {
    id: 'payments',
    label: 'Payments',
    unit: 'count',
    aggregation: 'sum',
    group: 'usage',
    formula: 'counted movements of the designated fact',
    description: 'How many movements made the fees.',
  },
  {
    id: 'burned_recounted',
    label: 'Burned, counted again',
    unit: 'token',
    aggregation: 'sum',
    group: 'supply',
    formula: 'Σ burns and fees in the blocks of the ledger',
    description:
      'What was burned by another way of counting, with which the burn is compared. It is in no other figure.',
  },
  {
    id: 'burn_transactions',
    label: 'Burn transactions',
    unit: 'count',
    aggregation: 'sum',
    group: 'usage',
    formula: 'published count',
    description: 'How many transactions burned tokens.',
  },
  {
    id: 'capacity_raw',
    label: 'Raw capacity',
    unit: 'PiB',
    aggregation: 'last',
    group: 'usage',
    formula: 'reading at the end of the period',
    description: 'Raw storage capacity proved to the network.',
  },
  {
    id: 'capacity_quality_adjusted',
    label: 'Quality-adjusted capacity',
    unit: 'PiB',
    aggregation: 'last',
    group: 'usage',
    formula: 'reading at the end of the period',
    description: 'Storage power after quality multipliers; above raw capacity by design.',
  },
  {
    id: 'nodes_active',
    label: 'Active nodes',
    unit: 'count',
    aggregation: 'last',
    group: 'usage',
    formula: 'reading at the end of the period',
    description:
      'Nodes that serve the network: providers with power, nodes in subnets, orchestrators in the pool.',
  },
  {
    id: 'subnets',
    label: 'Subnets',
    unit: 'count',
    aggregation: 'last',
    group: 'usage',
    formula: 'reading at the end of the period',
    description: 'Subnets of the network.',
  },
  {
    id: 'canisters',
    label: 'Canisters',
    unit: 'count',
    aggregation: 'last',
    group: 'usage',
    formula: 'reading at the end of the period',
    description: 'Applications that are deployed on the network.',
  },
  {
    id: 'leases_active',
    label: 'Active leases',
    unit: 'count',
    aggregation: 'last',
    group: 'usage',
    formula: 'reading at the end of the period',
    description: 'Rented deployments that run.',
  },
  {
    id: 'cpu_used',
    label: 'CPU in use',
    unit: 'count',
    aggregation: 'last',
    group: 'usage',
    formula: 'reading at the end of the period',
    description: 'Virtual CPUs that customers rent.',
  },
  {
    id: 'cpu_capacity',
    label: 'CPU capacity',
    unit: 'count',
    aggregation: 'last',
    group: 'usage',
    formula: 'reading at the end of the period',
    description: 'Virtual CPUs of all providers that answer, rented or not.',
  },
  {
    id: 'gpu_used',
    label: 'GPU in use',
    unit: 'count',
    aggregation: 'last',
    group: 'usage',
    formula: 'reading at the end of the period',
    description: 'GPUs that customers rent.',
  },
  {
    id: 'gpu_capacity',
    label: 'GPU capacity',
    unit: 'count',
    aggregation: 'last',
    group: 'usage',
    formula: 'reading at the end of the period',
    description: 'GPUs of all providers that answer, rented or not.',
  },
  {
    id: 'prepaid_total',
    label: 'Put down since the beginning',
    unit: 'token',
    aggregation: 'last',
    group: 'revenue',
    formula: 'reading at the end of the period',
    description: 'All tokens that were put down for credits.',
  },
  {
    id: 'credits_minted_total',
    label: 'Credits made since the beginning',
    unit: 'token',
    aggregation: 'last',
    group: 'revenue',
    formula: 'reading at the end of the period',
    description: 'All credits ever made for what was put down.',
  },
  {
    id: 'credits_redeemed_total',
    label: 'Credits redeemed since the beginning',
    unit: 'token',
    aggregation: 'last',
    group: 'revenue',
    formula: 'reading at the end of the period',
    description: 'All credits that were given back for tokens, by providers that were paid and by customers.',
  },
  {
    id: 'credits_outstanding',
    label: 'Credits outstanding',
    unit: 'token',
    aggregation: 'last',
    group: 'revenue',
    formula: 'reading at the end of the period',
    description: 'Credits that were made and not redeemed.',
  },
  {
    id: 'issued_total',
    label: 'Issued by inflation, as a balance',
    unit: 'token',
    aggregation: 'last',
    group: 'market',
    formula: 'reading at the end of the period',
    description: 'Supply without what was minted to redeem credits: inflation is what it rises by.',
  },
  {
    id: 'reminted_total',
    label: 'Minted to redeem credits',
    unit: 'token',
    aggregation: 'last',
    group: 'market',
    formula: 'reading at the end of the period',
    description: 'All tokens that were newly minted because the vault did not hold enough to redeem credits.',
  },
  {
    id: 'burnt_balance',
    label: 'Balance of burnt funds',
    unit: 'token',
    aggregation: 'last',
    group: 'market',
    formula: 'reading at the end of the period',
    description: 'What lies at the address that burned tokens are sent to.',
  },
  {
    id: 'rewards_total',
    label: 'Minted for node providers',
    unit: 'token',
    aggregation: 'last',
    group: 'market',
    formula: 'reading at the end of the period',
    description: 'All tokens ever minted for those who run nodes.',
  },
  {
    id: 'consumed_total',
    label: 'Used since genesis',
    unit: 'token',
    aggregation: 'last',
    group: 'revenue',
    formula: 'reading at the end of the period',
    description: 'Everything that customers ever used up, in the unit that use is counted in.',
  },
  {
    id: 'vested_total',
    label: 'Vested since genesis',
    unit: 'token',
    aggregation: 'last',
    group: 'market',
    formula: 'reading at the end of the period',
    description: 'All tokens of founding allocations that are free to move.',
  },
  {
    id: 'locked',
    label: 'Locked',
    unit: 'token',
    aggregation: 'last',
    group: 'market',
    formula: 'reading at the end of the period',
    description: 'Tokens that providers have put down and cannot move.',
  },
  {
    id: 'rate_xdr',
    label: 'Rate in XDR',
    unit: 'token',
    aggregation: 'last',
    group: 'market',
    formula: 'reading at the end of the period',
    description: 'XDR per token, the average of the day.',
  },
  {
    id: 'supply_total',
    label: 'Total issuance',
    unit: 'token',
    aggregation: 'last',
    group: 'market',
    formula: 'reading at the end of the period',
    description: 'Tokens in existence.',
  },
  {
    id: 'blocks_total',
    label: 'Blocks since genesis',
    unit: 'count',
    aggregation: 'last',
    group: 'usage',
    formula: 'reading at the end of the period',
    description: 'Height of the chain.',
  },
  {
    id: 'emission_per_block',
    label: 'Emission per block',
    unit: 'token',
    aggregation: 'last',
    group: 'supply',
    formula: 'reading at the end of the period',
    description: 'Tokens that a block issues, before anything is taken back.',
  },
  {
    id: 'pooled',
    label: 'Pooled',
    unit: 'token',
    aggregation: 'last',
    group: 'market',
    formula: 'reading at the end of the period',
    description:
      'Tokens in the pools of subnets. Money put in, which can leave again; neither revenue nor emission.',
  },
  {
    id: 'supply_circulating',
    label: 'Circulating supply',
    unit: 'token',
    aggregation: 'last',
    group: 'market',
    formula: 'reading at the end of the period',
    description: 'Tokens that can move, as the publisher counts them.',
  },
  {
    id: 'supply_max',
    label: 'Largest supply',
    unit: 'token',
    aggregation: 'last',
    group: 'market',
    formula: 'what a market source told last on the day',
    description: 'The most tokens there can be, or the tokens in existence where nothing bounds them.',
  },
  {
    id: 'market_cap',
    label: 'Market cap',
    unit: 'USD',
    aggregation: 'last',
    group: 'market',
    formula: 'price × circulating supply, both of the same day',
    description: "What the tokens that can move are worth at the day's price.",
  },
  {
    id: 'fdv',
    label: 'Fully diluted value',
    unit: 'USD',
    aggregation: 'last',
    group: 'market',
    formula: 'price × largest supply, both of the same day',
    description: "What all tokens that can ever be are worth at the day's price.",
  },
  {
    id: 'burned_total',
    label: 'Burned since genesis',
    unit: 'token',
    aggregation: 'last',
    group: 'market',
    formula: 'reading at the end of the period',
    description: 'All tokens ever burned.',
  },
  {
    id: 'mined_total',
    label: 'Mined since genesis',
    unit: 'token',
    aggregation: 'last',
    group: 'market',
    formula: 'reading at the end of the period',
    description: 'All block rewards ever issued.',
  },
  {
    id: 'fees_run_rate',
    label: 'Annualised rate of active rails',
    unit: 'token',
    aggregation: 'last',
    group: 'revenue',
    formula: 'sum of active payment rates × a year, as published',
    description: 'What the payments that run now would come to in a year. A rate, not money that was paid.',
  },
  {
    id: 'price_average',
    label: 'Average price',
    unit: 'USD',
    aggregation: 'last',
    group: 'market',
    formula: 'published average of the day',
    description: 'USD per token, averaged over the day by the publisher. Not used to value anything.',
  },
  {
    id: 'price',
    label: 'Price',
    unit: 'USD',
    aggregation: 'last',
    group: 'market',
    formula: 'close at 24:00 UTC',
    description: 'USD per token at the end of the day.',
  },
] as const satisfies readonly Draft[]

export type MetricId = (typeof drafts)[number]['id']

const notAdditiveInUsd = new Set<string>(['price', 'price_average', 'market_cap', 'fdv'])

/** The dictionary of metrics: one list for SQL, API and dashboard. */
export const metrics: readonly Metric[] = drafts.map((draft: Draft) => ({
  ...draft,
  additive: draft.unit === 'USD' && !notAdditiveInUsd.has(draft.id),
}))

const byId = new Map(metrics.map((metric) => [metric.id, metric]))

/** The metric of this id, or undefined. */
export function findMetric(id: string): Metric | undefined {
  return byId.get(id)
}

/** Ids of the metrics whose longer periods are made in this way; statements are told them by list. */
export function idsOf(aggregation: Aggregation): readonly string[] {
  return metrics.filter((metric) => metric.aggregation === aggregation).map(({ id }) => id)
}
