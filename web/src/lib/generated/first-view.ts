/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** Whether everything that carries a fact was read. */
export type Completeness =
  /** All known sources of the fact are read for the whole period. */
  | 'COMPLETE'
  /** A known source is not read yet, or the period is covered in part. */
  | 'PARTIAL';

/** Whether a figure can still change by itself. */
export type FigureState =
  /** Blocks are final, the period is over, the price is the close of its day. */
  | 'FINAL'
  /** Blocks are not final, the period is not over, or the price is a quote. */
  | 'PROVISIONAL';

/** How far a number can be trusted, by rules: A is read from the chain, whole and final; D is not known or contradicted. */
export type Grade =
  /** Taken from the chain, everything read, final, with prices of the day that no other source doubts. */
  | 'A'
  /** As A, but provisional, or with a published factor, or by a method of which something is inferred. */
  | 'B'
  /** Somebody else's number, or a part of the sources, or valued with a price that another source puts more than 5 % away. */
  | 'C'
  /** Not known, contradicted by an identity, or a part of somebody else's number. */
  | 'D';

/** The length of a period of a series. Weeks begin on Monday. */
export type Grain =
  | 'DAY'
  | 'MONTH'
  | 'QUARTER'
  | 'WEEK';

/** A half-open span of UTC days: from <= t < to. */
export type PeriodInput = {
  /** First day of the span. */
  from: string;
  /** The day after the last one. */
  to: string;
};

/** How a figure was obtained. */
export type Tier =
  /** Indexed x a published factor. */
  | 'DERIVED'
  /** From movements or readings that were taken from the chain. */
  | 'INDEXED'
  /** Restated from somebody else's series. */
  | 'PUBLISHED';

export type MetaFieldsFragment = { version: string, environment: string, asOf: string | null, chains: Array<{ chain: string, name: string, state: string, since: string | null, detail: string, block: number | null, blockTime: string | null, finalBlock: number | null, head: number | null, percent: number | null, etaSeconds: number | null }> };

export type FigureFieldsFragment = { token: string, unit: string, value: string | null, previous: string | null, tier: Tier | null, state: FigureState | null, completeness: Completeness | null, grade: Grade | null, reason: string, nominal: string, movements: number, source: string, from: string | null, to: string | null, metric: { id: string } };

export type SeriesFieldsFragment = { network: string, token: string, unit: string, times: Array<string>, values: Array<string | null>, tiers: Array<Tier | null>, states: Array<FigureState | null>, completeness: Array<Completeness | null>, reasons: Array<string>, sources: Array<string>, metric: { id: string } };

export type RankedNetworkFragment = { id: string, name: string, category: string, status: string, colour: { light: string, dark: string }, chains: Array<{ id: string, name: string }>, tokens: Array<{ symbol: string }>, coverage: Array<{ source: string, chain: string, facts: Array<string>, state: string, since: string, from: string | null, to: string | null }>, market: { token: string, marketCap: { value: string | null, last: string | null, observedAt: string | null, source: string, reason: string, answerUrl: string, nominal: string, partial: string }, priceToFees: { value: string | null, last: string | null, observedAt: string | null, source: string, reason: string, answerUrl: string, nominal: string, partial: string } } | null, figures: Array<{ token: string, unit: string, value: string | null, previous: string | null, tier: Tier | null, state: FigureState | null, completeness: Completeness | null, grade: Grade | null, reason: string, nominal: string, movements: number, source: string, from: string | null, to: string | null, metric: { id: string } }>, recent: Array<{ token: string, unit: string, value: string | null, previous: string | null, tier: Tier | null, state: FigureState | null, completeness: Completeness | null, grade: Grade | null, reason: string, nominal: string, movements: number, source: string, from: string | null, to: string | null, metric: { id: string } }> };

export type SectorFigureFieldsFragment = { unit: string, value: string | null, previous: string | null, tier: Tier | null, state: FigureState | null, grade: Grade | null, networks: Array<string>, nominal: Array<string>, withoutNominal: string | null, partial: Array<string>, from: string | null, to: string | null, metric: { id: string }, missing: Array<{ network: string, reason: string }> };

export type MarketValueFieldsFragment = { value: string | null, last: string | null, observedAt: string | null, source: string, reason: string, answerUrl: string, nominal: string, partial: string };

export type MarketFieldsFragment = { token: string, price: { value: string | null, last: string | null, observedAt: string | null, source: string, reason: string, answerUrl: string, nominal: string, partial: string }, circulating: { value: string | null, last: string | null, observedAt: string | null, source: string, reason: string, answerUrl: string, nominal: string, partial: string }, largest: { value: string | null, last: string | null, observedAt: string | null, source: string, reason: string, answerUrl: string, nominal: string, partial: string }, marketCap: { value: string | null, last: string | null, observedAt: string | null, source: string, reason: string, answerUrl: string, nominal: string, partial: string }, fullyDiluted: { value: string | null, last: string | null, observedAt: string | null, source: string, reason: string, answerUrl: string, nominal: string, partial: string }, priceToFees: { value: string | null, last: string | null, observedAt: string | null, source: string, reason: string, answerUrl: string, nominal: string, partial: string }, feesAnnualised: { value: string | null, last: string | null, observedAt: string | null, source: string, reason: string, answerUrl: string, nominal: string, partial: string }, comparison: { comparedAt: string, source: string, price: string, otherSource: string, otherPrice: string, difference: string, doubt: string } | null };

export type HeadSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type HeadSubscription = { head: { number: string, networks: Array<string>, committedAt: string } };

export type SectorPageQueryVariables = Exact<{
  period: PeriodInput;
  lens: string;
  headlines: Array<string> | string;
  metric: string;
  grain: Grain;
  rowMetrics: Array<string> | string;
  rowGrain: Grain;
  recent: PeriodInput;
  lately: PeriodInput;
  years: PeriodInput;
}>;


export type SectorPageQuery = { _meta: { version: string, environment: string, asOf: string | null, chains: Array<{ chain: string, name: string, state: string, since: string | null, detail: string, block: number | null, blockTime: string | null, finalBlock: number | null, head: number | null, percent: number | null, etaSeconds: number | null }> }, metrics: Array<{ id: string, label: string, unit: string, formula: string, description: string }>, networks: Array<{ id: string, name: string, category: string, status: string, colour: { light: string, dark: string }, chains: Array<{ id: string, name: string }>, tokens: Array<{ symbol: string }>, coverage: Array<{ source: string, chain: string, facts: Array<string>, state: string, since: string, from: string | null, to: string | null }>, market: { token: string, marketCap: { value: string | null, last: string | null, observedAt: string | null, source: string, reason: string, answerUrl: string, nominal: string, partial: string }, priceToFees: { value: string | null, last: string | null, observedAt: string | null, source: string, reason: string, answerUrl: string, nominal: string, partial: string } } | null, figures: Array<{ token: string, unit: string, value: string | null, previous: string | null, tier: Tier | null, state: FigureState | null, completeness: Completeness | null, grade: Grade | null, reason: string, nominal: string, movements: number, source: string, from: string | null, to: string | null, metric: { id: string } }>, recent: Array<{ token: string, unit: string, value: string | null, previous: string | null, tier: Tier | null, state: FigureState | null, completeness: Completeness | null, grade: Grade | null, reason: string, nominal: string, movements: number, source: string, from: string | null, to: string | null, metric: { id: string } }> }>, sector: { figures: Array<{ unit: string, value: string | null, previous: string | null, tier: Tier | null, state: FigureState | null, grade: Grade | null, networks: Array<string>, nominal: Array<string>, withoutNominal: string | null, partial: Array<string>, from: string | null, to: string | null, metric: { id: string }, missing: Array<{ network: string, reason: string }> }> }, recent: { figures: Array<{ unit: string, value: string | null, previous: string | null, tier: Tier | null, state: FigureState | null, grade: Grade | null, networks: Array<string>, nominal: Array<string>, withoutNominal: string | null, partial: Array<string>, from: string | null, to: string | null, metric: { id: string }, missing: Array<{ network: string, reason: string }> }> }, lately: Array<{ network: string, token: string, unit: string, times: Array<string>, values: Array<string | null>, tiers: Array<Tier | null>, states: Array<FigureState | null>, completeness: Array<Completeness | null>, reasons: Array<string>, sources: Array<string>, metric: { id: string } }>, chart: Array<{ network: string, token: string, unit: string, times: Array<string>, values: Array<string | null>, tiers: Array<Tier | null>, states: Array<FigureState | null>, completeness: Array<Completeness | null>, reasons: Array<string>, sources: Array<string>, metric: { id: string } }>, rows: Array<{ network: string, token: string, unit: string, times: Array<string>, values: Array<string | null>, tiers: Array<Tier | null>, states: Array<FigureState | null>, completeness: Array<Completeness | null>, reasons: Array<string>, sources: Array<string>, metric: { id: string } }>, claimed: Array<{ network: string, token: string, unit: string, times: Array<string>, values: Array<string | null>, tiers: Array<Tier | null>, states: Array<FigureState | null>, completeness: Array<Completeness | null>, reasons: Array<string>, sources: Array<string>, metric: { id: string } }>, quarters: Array<{ network: string, token: string, unit: string, times: Array<string>, values: Array<string | null>, tiers: Array<Tier | null>, states: Array<FigureState | null>, completeness: Array<Completeness | null>, reasons: Array<string>, sources: Array<string>, metric: { id: string } }>, publishedSources: Array<{ source: string, what: string, place: string, licence: string, caution: string }> };

export type NetworksPageQueryVariables = Exact<{
  period: PeriodInput;
  lens: string;
  rowGrain: Grain;
  recent: PeriodInput;
  years: PeriodInput;
}>;


export type NetworksPageQuery = { _meta: { version: string, environment: string, asOf: string | null, chains: Array<{ chain: string, name: string, state: string, since: string | null, detail: string, block: number | null, blockTime: string | null, finalBlock: number | null, head: number | null, percent: number | null, etaSeconds: number | null }> }, networks: Array<{ id: string, name: string, category: string, status: string, colour: { light: string, dark: string }, chains: Array<{ id: string, name: string }>, tokens: Array<{ symbol: string }>, coverage: Array<{ source: string, chain: string, facts: Array<string>, state: string, since: string, from: string | null, to: string | null }>, market: { token: string, marketCap: { value: string | null, last: string | null, observedAt: string | null, source: string, reason: string, answerUrl: string, nominal: string, partial: string }, priceToFees: { value: string | null, last: string | null, observedAt: string | null, source: string, reason: string, answerUrl: string, nominal: string, partial: string } } | null, figures: Array<{ token: string, unit: string, value: string | null, previous: string | null, tier: Tier | null, state: FigureState | null, completeness: Completeness | null, grade: Grade | null, reason: string, nominal: string, movements: number, source: string, from: string | null, to: string | null, metric: { id: string } }>, recent: Array<{ token: string, unit: string, value: string | null, previous: string | null, tier: Tier | null, state: FigureState | null, completeness: Completeness | null, grade: Grade | null, reason: string, nominal: string, movements: number, source: string, from: string | null, to: string | null, metric: { id: string } }> }>, rows: Array<{ network: string, token: string, unit: string, times: Array<string>, values: Array<string | null>, tiers: Array<Tier | null>, states: Array<FigureState | null>, completeness: Array<Completeness | null>, reasons: Array<string>, sources: Array<string>, metric: { id: string } }>, claimed: Array<{ network: string, token: string, unit: string, times: Array<string>, values: Array<string | null>, tiers: Array<Tier | null>, states: Array<FigureState | null>, completeness: Array<Completeness | null>, reasons: Array<string>, sources: Array<string>, metric: { id: string } }>, quarters: Array<{ network: string, token: string, unit: string, times: Array<string>, values: Array<string | null>, tiers: Array<Tier | null>, states: Array<FigureState | null>, completeness: Array<Completeness | null>, reasons: Array<string>, sources: Array<string>, metric: { id: string } }>, publishedSources: Array<{ source: string, what: string, place: string, licence: string, caution: string }> };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const MetaFieldsFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment MetaFields on Meta {
  version
  environment
  asOf
  chains {
    chain
    name
    state
    since
    detail
    block
    blockTime
    finalBlock
    head
    percent
    etaSeconds
  }
}
    `, {"fragmentName":"MetaFields"}) as unknown as TypedDocumentString<MetaFieldsFragment, unknown>;
export const SeriesFieldsFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment SeriesFields on Series {
  metric {
    id
  }
  network
  token
  unit
  times
  values
  tiers
  states
  completeness
  reasons
  sources
}
    `, {"fragmentName":"SeriesFields"}) as unknown as TypedDocumentString<SeriesFieldsFragment, unknown>;
export const MarketValueFieldsFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment MarketValueFields on MarketValue {
  value
  last
  observedAt
  source
  reason
  answerUrl
  nominal
  partial
}
    `, {"fragmentName":"MarketValueFields"}) as unknown as TypedDocumentString<MarketValueFieldsFragment, unknown>;
export const FigureFieldsFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment FigureFields on Figure {
  metric {
    id
  }
  token
  unit
  value
  previous
  tier
  state
  completeness
  grade
  reason
  nominal
  movements
  source
  from
  to
}
    `, {"fragmentName":"FigureFields"}) as unknown as TypedDocumentString<FigureFieldsFragment, unknown>;
export const RankedNetworkFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment RankedNetwork on Network {
  id
  name
  category
  status
  colour {
    light
    dark
  }
  chains {
    id
    name
  }
  tokens {
    symbol
  }
  coverage {
    source
    chain
    facts
    state
    since
    from
    to
  }
  market {
    token
    marketCap {
      ...MarketValueFields
    }
    priceToFees {
      ...MarketValueFields
    }
  }
  figures(
    metrics: [$lens, "fees_native", "burned", "emitted", "burned_usd", "burn_to_emission", "provider_rewards", "supply_total"]
    period: $period
  ) {
    ...FigureFields
  }
  recent: figures(
    metrics: [$lens, "nodes_active", "cpu_used", "cpu_capacity", "gpu_used", "gpu_capacity"]
    period: $recent
  ) {
    ...FigureFields
  }
}
    fragment FigureFields on Figure {
  metric {
    id
  }
  token
  unit
  value
  previous
  tier
  state
  completeness
  grade
  reason
  nominal
  movements
  source
  from
  to
}
fragment MarketValueFields on MarketValue {
  value
  last
  observedAt
  source
  reason
  answerUrl
  nominal
  partial
}`, {"fragmentName":"RankedNetwork"}) as unknown as TypedDocumentString<RankedNetworkFragment, unknown>;
export const SectorFigureFieldsFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment SectorFigureFields on SectorFigure {
  metric {
    id
  }
  unit
  value
  previous
  tier
  state
  grade
  networks
  nominal
  withoutNominal
  partial
  from
  to
  missing {
    network
    reason
  }
}
    `, {"fragmentName":"SectorFigureFields"}) as unknown as TypedDocumentString<SectorFigureFieldsFragment, unknown>;
export const MarketFieldsFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment MarketFields on Market {
  token
  price {
    ...MarketValueFields
  }
  circulating {
    ...MarketValueFields
  }
  largest {
    ...MarketValueFields
  }
  marketCap {
    ...MarketValueFields
  }
  fullyDiluted {
    ...MarketValueFields
  }
  priceToFees {
    ...MarketValueFields
  }
  feesAnnualised {
    ...MarketValueFields
  }
  comparison {
    comparedAt
    source
    price
    otherSource
    otherPrice
    difference
    doubt
  }
}
    fragment MarketValueFields on MarketValue {
  value
  last
  observedAt
  source
  reason
  answerUrl
  nominal
  partial
}`, {"fragmentName":"MarketFields"}) as unknown as TypedDocumentString<MarketFieldsFragment, unknown>;
export const HeadDocument = /*#__PURE__*/ new TypedDocumentString(`
    subscription Head {
  head {
    number
    networks
    committedAt
  }
}
    `) as unknown as TypedDocumentString<HeadSubscription, HeadSubscriptionVariables>;
export const SectorPageDocument = /*#__PURE__*/ new TypedDocumentString(`
    query SectorPage($period: PeriodInput!, $lens: ID!, $headlines: [ID!]!, $metric: ID!, $grain: Grain!, $rowMetrics: [ID!]!, $rowGrain: Grain!, $recent: PeriodInput!, $lately: PeriodInput!, $years: PeriodInput!) {
  _meta {
    ...MetaFields
  }
  metrics {
    id
    label
    unit
    formula
    description
  }
  networks {
    ...RankedNetwork
  }
  sector(period: $period) {
    figures(metrics: $headlines) {
      ...SectorFigureFields
    }
  }
  recent: sector(period: $recent) {
    figures(metrics: [$lens]) {
      ...SectorFigureFields
    }
  }
  lately: series(
    metrics: [$lens, "burned_usd", "emitted_usd", "nodes_active"]
    period: $lately
    grain: DAY
  ) {
    ...SeriesFields
  }
  chart: series(metrics: [$metric], period: $period, grain: $grain) {
    ...SeriesFields
  }
  rows: series(metrics: $rowMetrics, period: $period, grain: $rowGrain) {
    ...SeriesFields
  }
  claimed: series(
    metrics: ["provider_rewards"]
    period: $period
    grain: $rowGrain
    class: "claimed"
  ) {
    ...SeriesFields
  }
  quarters: series(metrics: [$lens], period: $years, grain: QUARTER) {
    ...SeriesFields
  }
  publishedSources {
    source
    what
    place
    licence
    caution
  }
}
    fragment MetaFields on Meta {
  version
  environment
  asOf
  chains {
    chain
    name
    state
    since
    detail
    block
    blockTime
    finalBlock
    head
    percent
    etaSeconds
  }
}
fragment FigureFields on Figure {
  metric {
    id
  }
  token
  unit
  value
  previous
  tier
  state
  completeness
  grade
  reason
  nominal
  movements
  source
  from
  to
}
fragment SeriesFields on Series {
  metric {
    id
  }
  network
  token
  unit
  times
  values
  tiers
  states
  completeness
  reasons
  sources
}
fragment RankedNetwork on Network {
  id
  name
  category
  status
  colour {
    light
    dark
  }
  chains {
    id
    name
  }
  tokens {
    symbol
  }
  coverage {
    source
    chain
    facts
    state
    since
    from
    to
  }
  market {
    token
    marketCap {
      ...MarketValueFields
    }
    priceToFees {
      ...MarketValueFields
    }
  }
  figures(
    metrics: [$lens, "fees_native", "burned", "emitted", "burned_usd", "burn_to_emission", "provider_rewards", "supply_total"]
    period: $period
  ) {
    ...FigureFields
  }
  recent: figures(
    metrics: [$lens, "nodes_active", "cpu_used", "cpu_capacity", "gpu_used", "gpu_capacity"]
    period: $recent
  ) {
    ...FigureFields
  }
}
fragment SectorFigureFields on SectorFigure {
  metric {
    id
  }
  unit
  value
  previous
  tier
  state
  grade
  networks
  nominal
  withoutNominal
  partial
  from
  to
  missing {
    network
    reason
  }
}
fragment MarketValueFields on MarketValue {
  value
  last
  observedAt
  source
  reason
  answerUrl
  nominal
  partial
}`) as unknown as TypedDocumentString<SectorPageQuery, SectorPageQueryVariables>;
export const NetworksPageDocument = /*#__PURE__*/ new TypedDocumentString(`
    query NetworksPage($period: PeriodInput!, $lens: ID!, $rowGrain: Grain!, $recent: PeriodInput!, $years: PeriodInput!) {
  _meta {
    ...MetaFields
  }
  networks {
    ...RankedNetwork
  }
  rows: series(
    metrics: [$lens, "fees_native", "burned", "provider_rewards", "supply_total"]
    period: $period
    grain: $rowGrain
  ) {
    ...SeriesFields
  }
  claimed: series(
    metrics: ["provider_rewards"]
    period: $period
    grain: $rowGrain
    class: "claimed"
  ) {
    ...SeriesFields
  }
  quarters: series(metrics: [$lens], period: $years, grain: QUARTER) {
    ...SeriesFields
  }
  publishedSources {
    source
    what
    place
    licence
    caution
  }
}
    fragment MetaFields on Meta {
  version
  environment
  asOf
  chains {
    chain
    name
    state
    since
    detail
    block
    blockTime
    finalBlock
    head
    percent
    etaSeconds
  }
}
fragment FigureFields on Figure {
  metric {
    id
  }
  token
  unit
  value
  previous
  tier
  state
  completeness
  grade
  reason
  nominal
  movements
  source
  from
  to
}
fragment SeriesFields on Series {
  metric {
    id
  }
  network
  token
  unit
  times
  values
  tiers
  states
  completeness
  reasons
  sources
}
fragment RankedNetwork on Network {
  id
  name
  category
  status
  colour {
    light
    dark
  }
  chains {
    id
    name
  }
  tokens {
    symbol
  }
  coverage {
    source
    chain
    facts
    state
    since
    from
    to
  }
  market {
    token
    marketCap {
      ...MarketValueFields
    }
    priceToFees {
      ...MarketValueFields
    }
  }
  figures(
    metrics: [$lens, "fees_native", "burned", "emitted", "burned_usd", "burn_to_emission", "provider_rewards", "supply_total"]
    period: $period
  ) {
    ...FigureFields
  }
  recent: figures(
    metrics: [$lens, "nodes_active", "cpu_used", "cpu_capacity", "gpu_used", "gpu_capacity"]
    period: $recent
  ) {
    ...FigureFields
  }
}
fragment MarketValueFields on MarketValue {
  value
  last
  observedAt
  source
  reason
  answerUrl
  nominal
  partial
}`) as unknown as TypedDocumentString<NetworksPageQuery, NetworksPageQueryVariables>;