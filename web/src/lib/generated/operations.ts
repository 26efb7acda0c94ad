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

/** Which movements to list. */
export type MovementFilter = {
  /** Reason of a burn or recipient class of an emission. */
  class?: string | null | undefined;
  /** payment, prepayment, burn, emission. */
  fact?: string | null | undefined;
  /** Only movements that make this metric: fees, burned, emitted and what is made from them. */
  metric?: string | null | undefined;
  /** Network. */
  network: string;
  /** Half-open, in UTC. */
  period?: PeriodInput | null | undefined;
  /** Symbol, or address of a token that is not listed. */
  token?: string | null | undefined;
  /** Movements of one transaction. */
  transaction?: string | null | undefined;
  /** Also those that count for nothing, with the reason in `excluded`. */
  withExcluded?: boolean | null | undefined;
};

/** A half-open span of UTC days: from <= t < to. */
export type PeriodInput = {
  /** First day of the span. */
  from: string;
  /** The day after the last one. */
  to: string;
};

/** What a row of a provenance is. */
export type ProvenanceKind =
  /** A figure that somebody published, that is made of other figures or readings, or that is not known. */
  | 'FIGURE'
  /** What a counter moved in a day, without what movements tell. */
  | 'FLOW'
  /** One event of a chain. */
  | 'MOVEMENT'
  /** The figure of one network of the sector. */
  | 'NETWORK';

/** What made a final figure another. */
export type RestatementCause =
  /** Another version of the network's method. */
  | 'METHOD'
  /** Other movements: blocks were read again, or a source came. */
  | 'MOVEMENTS'
  /** It is provisional again: its blocks, its price or its sources are not final any more. */
  | 'REOPENED'
  /** It is known again. */
  | 'RESTORED'
  /** Another source. */
  | 'SOURCE'
  /** What was published is indexed now, or the other way round. */
  | 'TIER'
  /** The same movements with another price, split or reading. */
  | 'VALUATION'
  /** It is not known any more. */
  | 'WITHDRAWN';

/** How a figure was obtained. */
export type Tier =
  /** Indexed x a published factor. */
  | 'DERIVED'
  /** From movements or readings that were taken from the chain. */
  | 'INDEXED'
  /** Restated from somebody else's series. */
  | 'PUBLISHED';

/** How a month of a network compares with what another source tells. */
export type VerificationState =
  /** Something was not. */
  | 'DIFFERENT'
  /** Every movement was the same, and so is the month still. */
  | 'EQUAL'
  /** It was the same, and the month has changed since. */
  | 'OUTDATED';

export type MetaFieldsFragment = { version: string, environment: string, asOf: string | null, chains: Array<{ chain: string, name: string, state: string, since: string | null, detail: string, block: number | null, blockTime: string | null, finalBlock: number | null, head: number | null, percent: number | null, etaSeconds: number | null }> };

export type FigureFieldsFragment = { token: string, unit: string, value: string | null, previous: string | null, tier: Tier | null, state: FigureState | null, completeness: Completeness | null, grade: Grade | null, reason: string, nominal: string, movements: number, source: string, from: string | null, to: string | null, metric: { id: string } };

export type SeriesFieldsFragment = { network: string, token: string, unit: string, times: Array<string>, values: Array<string | null>, tiers: Array<Tier | null>, states: Array<FigureState | null>, completeness: Array<Completeness | null>, reasons: Array<string>, sources: Array<string>, metric: { id: string } };

export type RankedNetworkFragment = { id: string, name: string, category: string, status: string, colour: { light: string, dark: string }, chains: Array<{ id: string, name: string }>, tokens: Array<{ symbol: string }>, coverage: Array<{ source: string, chain: string, facts: Array<string>, state: string, since: string, from: string | null, to: string | null }>, market: { token: string, marketCap: { value: string | null, last: string | null, observedAt: string | null, source: string, reason: string, answerUrl: string, nominal: string, partial: string }, priceToFees: { value: string | null, last: string | null, observedAt: string | null, source: string, reason: string, answerUrl: string, nominal: string, partial: string } } | null, figures: Array<{ token: string, unit: string, value: string | null, previous: string | null, tier: Tier | null, state: FigureState | null, completeness: Completeness | null, grade: Grade | null, reason: string, nominal: string, movements: number, source: string, from: string | null, to: string | null, metric: { id: string } }>, recent: Array<{ token: string, unit: string, value: string | null, previous: string | null, tier: Tier | null, state: FigureState | null, completeness: Completeness | null, grade: Grade | null, reason: string, nominal: string, movements: number, source: string, from: string | null, to: string | null, metric: { id: string } }> };

export type SectorFigureFieldsFragment = { unit: string, value: string | null, previous: string | null, tier: Tier | null, state: FigureState | null, grade: Grade | null, networks: Array<string>, nominal: Array<string>, withoutNominal: string | null, partial: Array<string>, from: string | null, to: string | null, metric: { id: string }, missing: Array<{ network: string, reason: string }> };

export type MarketValueFieldsFragment = { value: string | null, last: string | null, observedAt: string | null, source: string, reason: string, answerUrl: string, nominal: string, partial: string };

export type MarketFieldsFragment = { token: string, price: { value: string | null, last: string | null, observedAt: string | null, source: string, reason: string, answerUrl: string, nominal: string, partial: string }, circulating: { value: string | null, last: string | null, observedAt: string | null, source: string, reason: string, answerUrl: string, nominal: string, partial: string }, largest: { value: string | null, last: string | null, observedAt: string | null, source: string, reason: string, answerUrl: string, nominal: string, partial: string }, marketCap: { value: string | null, last: string | null, observedAt: string | null, source: string, reason: string, answerUrl: string, nominal: string, partial: string }, fullyDiluted: { value: string | null, last: string | null, observedAt: string | null, source: string, reason: string, answerUrl: string, nominal: string, partial: string }, priceToFees: { value: string | null, last: string | null, observedAt: string | null, source: string, reason: string, answerUrl: string, nominal: string, partial: string }, feesAnnualised: { value: string | null, last: string | null, observedAt: string | null, source: string, reason: string, answerUrl: string, nominal: string, partial: string }, comparison: { comparedAt: string, source: string, price: string, otherSource: string, otherPrice: string, difference: string, doubt: string } | null };

export type HeadSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type HeadSubscription = { head: { number: string, networks: Array<string>, committedAt: string } };

export type CoverageFieldsFragment = { network: string, source: string, chain: string, address: string, what: string, link: string, facts: Array<string>, decoder: string | null, since: string, from: string | null, to: string | null, finalTo: string | null, tier: Tier | null, lagBlocks: number | null, state: string, detail: string, lastError: string, lastErrorAt: string | null };

export type CoveragePageQueryVariables = Exact<{ [key: string]: never; }>;


export type CoveragePageQuery = { _meta: { version: string, environment: string, asOf: string | null, chains: Array<{ chain: string, name: string, state: string, since: string | null, detail: string, block: number | null, blockTime: string | null, finalBlock: number | null, head: number | null, percent: number | null, etaSeconds: number | null }> }, networks: Array<{ id: string, name: string, methodology: { texts: Array<{ metric: string, text: string }> } }>, metrics: Array<{ id: string, label: string }>, coverage: Array<{ network: string, source: string, chain: string, address: string, what: string, link: string, facts: Array<string>, decoder: string | null, since: string, from: string | null, to: string | null, finalTo: string | null, tier: Tier | null, lagBlocks: number | null, state: string, detail: string, lastError: string, lastErrorAt: string | null, gaps: Array<{ from: string, to: string | null, reason: string }> }>, verifications: Array<{ network: string, month: string, chain: string, source: string, state: VerificationState, movements: number, sha256: string, headers: number, receipts: number, prices: number, figures: number, faults: Array<string>, verifiedAt: string }>, knownDemand: { day: string, source: string, total: string, observed: string, observedShare: string | null, readableShare: string | null, networks: Array<{ name: string, network: string | null, usd: string, observed: boolean, differs: string }> } | null, unreadNetworks: Array<{ name: string, reason: string, source: string }>, tierSpans: Array<{ network: string, metric: string, token: string, tier: Tier, from: string, to: string, days: number, sources: Array<string> }>, brokenIdentities: Array<{ network: string, identity: string, metric: string, token: string, day: string, leftSide: string, rightSide: string, foundAt: string }>, publishedSources: Array<{ source: string, what: string, place: string, licence: string, caution: string }> };

export type DataPageQueryVariables = Exact<{ [key: string]: never; }>;


export type DataPageQuery = { _meta: { version: string, environment: string, asOf: string | null, chains: Array<{ chain: string, name: string, state: string, since: string | null, detail: string, block: number | null, blockTime: string | null, finalBlock: number | null, head: number | null, percent: number | null, etaSeconds: number | null }> }, metrics: Array<{ id: string }>, networks: Array<{ id: string }> };

export type DevicesPageQueryVariables = Exact<{
  period: PeriodInput;
  grain: Grain;
  metrics: Array<string> | string;
}>;


export type DevicesPageQuery = { _meta: { version: string, environment: string, asOf: string | null, chains: Array<{ chain: string, name: string, state: string, since: string | null, detail: string, block: number | null, blockTime: string | null, finalBlock: number | null, head: number | null, percent: number | null, etaSeconds: number | null }> }, metrics: Array<{ id: string, label: string, unit: string }>, networks: Array<{ id: string, name: string, colour: { light: string, dark: string }, methodology: { texts: Array<{ metric: string, text: string }> }, figures: Array<{ token: string, unit: string, value: string | null, previous: string | null, tier: Tier | null, state: FigureState | null, completeness: Completeness | null, grade: Grade | null, reason: string, nominal: string, movements: number, source: string, from: string | null, to: string | null, metric: { id: string } }> }>, readings: Array<{ network: string, token: string, unit: string, times: Array<string>, values: Array<string | null>, tiers: Array<Tier | null>, states: Array<FigureState | null>, completeness: Array<Completeness | null>, reasons: Array<string>, sources: Array<string>, metric: { id: string } }>, publishedSources: Array<{ source: string, what: string, place: string, licence: string, caution: string }> };

export type EconomicsPageQueryVariables = Exact<{
  period: PeriodInput;
  grain: Grain;
}>;


export type EconomicsPageQuery = { _meta: { version: string, environment: string, asOf: string | null, chains: Array<{ chain: string, name: string, state: string, since: string | null, detail: string, block: number | null, blockTime: string | null, finalBlock: number | null, head: number | null, percent: number | null, etaSeconds: number | null }> }, networks: Array<{ id: string, name: string, colour: { light: string, dark: string }, tokens: Array<{ symbol: string }>, methodology: { texts: Array<{ metric: string, text: string }> }, market: { token: string, priceToFees: { value: string | null, last: string | null, observedAt: string | null, source: string, reason: string, answerUrl: string, nominal: string, partial: string } } | null, figures: Array<{ token: string, unit: string, value: string | null, previous: string | null, tier: Tier | null, state: FigureState | null, completeness: Completeness | null, grade: Grade | null, reason: string, nominal: string, movements: number, source: string, from: string | null, to: string | null, metric: { id: string } }> }>, supply: Array<{ network: string, token: string, unit: string, times: Array<string>, values: Array<string | null>, tiers: Array<Tier | null>, states: Array<FigureState | null>, completeness: Array<Completeness | null>, reasons: Array<string>, sources: Array<string>, metric: { id: string } }>, ratios: Array<{ network: string, token: string, unit: string, times: Array<string>, values: Array<string | null>, tiers: Array<Tier | null>, states: Array<FigureState | null>, completeness: Array<Completeness | null>, reasons: Array<string>, sources: Array<string>, metric: { id: string } }>, subsidies: Array<{ network: string, token: string, unit: string, times: Array<string>, values: Array<string | null>, tiers: Array<Tier | null>, states: Array<FigureState | null>, completeness: Array<Completeness | null>, reasons: Array<string>, sources: Array<string>, metric: { id: string } }>, market: Array<{ network: string, token: string, unit: string, times: Array<string>, values: Array<string | null>, tiers: Array<Tier | null>, states: Array<FigureState | null>, completeness: Array<Completeness | null>, reasons: Array<string>, sources: Array<string>, metric: { id: string } }>, monthly: Array<{ network: string, token: string, unit: string, times: Array<string>, values: Array<string | null>, tiers: Array<Tier | null>, states: Array<FigureState | null>, completeness: Array<Completeness | null>, reasons: Array<string>, sources: Array<string>, metric: { id: string } }>, publishedSources: Array<{ source: string, what: string, place: string, licence: string, caution: string }> };

export type ExplorePageQueryVariables = Exact<{
  metric: string;
  period: PeriodInput;
  grain: Grain;
}>;


export type ExplorePageQuery = { _meta: { version: string, environment: string, asOf: string | null, chains: Array<{ chain: string, name: string, state: string, since: string | null, detail: string, block: number | null, blockTime: string | null, finalBlock: number | null, head: number | null, percent: number | null, etaSeconds: number | null }> }, metrics: Array<{ id: string, label: string, unit: string, aggregation: string, group: string, formula: string, description: string, additive: boolean }>, networks: Array<{ id: string, name: string, colour: { light: string, dark: string } }>, chart: Array<{ nominal: string, network: string, token: string, unit: string, times: Array<string>, values: Array<string | null>, tiers: Array<Tier | null>, states: Array<FigureState | null>, completeness: Array<Completeness | null>, reasons: Array<string>, sources: Array<string>, metric: { id: string } }>, publishedSources: Array<{ source: string, what: string, place: string, licence: string, caution: string }> };

export type MethodologyFieldsFragment = { version: number, revenueFact: string | null, revenueBasis: string | null, divideBy: string, divideByWhy: string | null, divideBySource: string | null, texts: Array<{ metric: string, text: string }>, splits: Array<{ since: string, supplySide: string, protocol: string, holders: string, why: string, source: string }>, exclusions: Array<{ payer: string, transaction: string, why: string, source: string }>, notCounted: Array<{ what: string, why: string }> };

export type MethodologyPageQueryVariables = Exact<{ [key: string]: never; }>;


export type MethodologyPageQuery = { _meta: { version: string, environment: string, asOf: string | null, chains: Array<{ chain: string, name: string, state: string, since: string | null, detail: string, block: number | null, blockTime: string | null, finalBlock: number | null, head: number | null, percent: number | null, etaSeconds: number | null }> }, metrics: Array<{ id: string, label: string, unit: string, aggregation: string, group: string, formula: string, description: string, additive: boolean }>, networks: Array<{ id: string, name: string, description: string, tokens: Array<{ symbol: string, name: string, decimals: number, valuation: string }>, methodology: { version: number, revenueFact: string | null, revenueBasis: string | null, divideBy: string, divideByWhy: string | null, divideBySource: string | null, texts: Array<{ metric: string, text: string }>, splits: Array<{ since: string, supplySide: string, protocol: string, holders: string, why: string, source: string }>, exclusions: Array<{ payer: string, transaction: string, why: string, source: string }>, notCounted: Array<{ what: string, why: string }> } }> };

export type NetworkPageQueryVariables = Exact<{
  id: string;
  period: PeriodInput;
  grain: Grain;
}>;


export type NetworkPageQuery = { _meta: { version: string, environment: string, asOf: string | null, chains: Array<{ chain: string, name: string, state: string, since: string | null, detail: string, block: number | null, blockTime: string | null, finalBlock: number | null, head: number | null, percent: number | null, etaSeconds: number | null }> }, metrics: Array<{ id: string, label: string, unit: string, formula: string, description: string }>, network: { id: string, name: string, category: string, description: string, status: string, colour: { light: string, dark: string }, links: Array<{ rel: string, url: string }>, chains: Array<{ id: string, name: string }>, tokens: Array<{ symbol: string, name: string, decimals: number, valuation: string }>, coverage: Array<{ network: string, source: string, chain: string, address: string, what: string, link: string, facts: Array<string>, decoder: string | null, since: string, from: string | null, to: string | null, finalTo: string | null, tier: Tier | null, lagBlocks: number | null, state: string, detail: string, lastError: string, lastErrorAt: string | null }>, market: { token: string, price: { value: string | null, last: string | null, observedAt: string | null, source: string, reason: string, answerUrl: string, nominal: string, partial: string }, circulating: { value: string | null, last: string | null, observedAt: string | null, source: string, reason: string, answerUrl: string, nominal: string, partial: string }, largest: { value: string | null, last: string | null, observedAt: string | null, source: string, reason: string, answerUrl: string, nominal: string, partial: string }, marketCap: { value: string | null, last: string | null, observedAt: string | null, source: string, reason: string, answerUrl: string, nominal: string, partial: string }, fullyDiluted: { value: string | null, last: string | null, observedAt: string | null, source: string, reason: string, answerUrl: string, nominal: string, partial: string }, priceToFees: { value: string | null, last: string | null, observedAt: string | null, source: string, reason: string, answerUrl: string, nominal: string, partial: string }, feesAnnualised: { value: string | null, last: string | null, observedAt: string | null, source: string, reason: string, answerUrl: string, nominal: string, partial: string }, comparison: { comparedAt: string, source: string, price: string, otherSource: string, otherPrice: string, difference: string, doubt: string } | null } | null, methodology: { version: number, revenueFact: string | null, revenueBasis: string | null, divideBy: string, divideByWhy: string | null, divideBySource: string | null, texts: Array<{ metric: string, text: string }>, splits: Array<{ since: string, supplySide: string, protocol: string, holders: string, why: string, source: string }>, exclusions: Array<{ payer: string, transaction: string, why: string, source: string }>, notCounted: Array<{ what: string, why: string }> }, figures: Array<{ token: string, unit: string, value: string | null, previous: string | null, tier: Tier | null, state: FigureState | null, completeness: Completeness | null, grade: Grade | null, reason: string, nominal: string, movements: number, source: string, from: string | null, to: string | null, metric: { id: string } }> } | null, flows: Array<{ network: string, token: string, unit: string, times: Array<string>, values: Array<string | null>, tiers: Array<Tier | null>, states: Array<FigureState | null>, completeness: Array<Completeness | null>, reasons: Array<string>, sources: Array<string>, metric: { id: string } }>, readings: Array<{ network: string, token: string, unit: string, times: Array<string>, values: Array<string | null>, tiers: Array<Tier | null>, states: Array<FigureState | null>, completeness: Array<Completeness | null>, reasons: Array<string>, sources: Array<string>, metric: { id: string } }>, usage: Array<{ network: string, token: string, unit: string, times: Array<string>, values: Array<string | null>, tiers: Array<Tier | null>, states: Array<FigureState | null>, completeness: Array<Completeness | null>, reasons: Array<string>, sources: Array<string>, metric: { id: string } }>, market: Array<{ network: string, token: string, unit: string, times: Array<string>, values: Array<string | null>, tiers: Array<Tier | null>, states: Array<FigureState | null>, completeness: Array<Completeness | null>, reasons: Array<string>, sources: Array<string>, metric: { id: string } }>, claimed: Array<{ network: string, token: string, unit: string, times: Array<string>, values: Array<string | null>, tiers: Array<Tier | null>, states: Array<FigureState | null>, completeness: Array<Completeness | null>, reasons: Array<string>, sources: Array<string>, metric: { id: string } }>, work: Array<{ network: string, token: string, unit: string, times: Array<string>, values: Array<string | null>, tiers: Array<Tier | null>, states: Array<FigureState | null>, completeness: Array<Completeness | null>, reasons: Array<string>, sources: Array<string>, metric: { id: string } }>, availability: Array<{ network: string, token: string, unit: string, times: Array<string>, values: Array<string | null>, tiers: Array<Tier | null>, states: Array<FigureState | null>, completeness: Array<Completeness | null>, reasons: Array<string>, sources: Array<string>, metric: { id: string } }>, active: Array<{ network: string, token: string, unit: string, times: Array<string>, values: Array<string | null>, tiers: Array<Tier | null>, states: Array<FigureState | null>, completeness: Array<Completeness | null>, reasons: Array<string>, sources: Array<string>, metric: { id: string } }>, latest: { totalCount: number, nodes: Array<{ id: string, chain: string, block: number, time: string, transaction: string, position: string, fact: string, class: string, service: string, token: string, amount: string | null, amountRaw: string, usd: string | null, price: string | null, priceSource: string, priceDay: string | null, value: string | null, payer: string, payee: string, excluded: string, explorerUrl: string }> }, publishedSources: Array<{ source: string, what: string, place: string, licence: string, caution: string }> };

export type NetworkPayersQueryVariables = Exact<{
  id: string;
  period: PeriodInput;
}>;


export type NetworkPayersQuery = { network: { id: string, payers: { count: number | null, reason: string, total: string | null, top1Share: string | null, top10Share: string | null, hhi: string | null, circularShare: string | null, top: Array<{ address: string, usd: string, share: string, payments: number, last: string, circular: string }> } } | null };

export type NetworkRestatementsQueryVariables = Exact<{
  id: string;
  first: number;
  after?: string | null | undefined;
}>;


export type NetworkRestatementsQuery = { restatements: { nodes: Array<{ token: string, class: string, from: string, to: string, unit: string, oldValue: string | null, newValue: string | null, oldReason: string, newReason: string, cause: RestatementCause, oldMethodVersion: number, newMethodVersion: number, restatedAt: string, metric: { id: string, label: string } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type PartsQueryVariables = Exact<{
  network?: string | null | undefined;
  metric: string;
  token: string;
  period: PeriodInput;
  first: number;
}>;


export type PartsQuery = { provenance: { unit: string, value: string | null, tier: Tier | null, state: FigureState | null, reason: string, asOf: string | null, total: string | null, totalCount: number, metric: { label: string, formula: string, description: string }, rows: Array<{ id: string, kind: ProvenanceKind, network: string, day: string, token: string, value: string | null, sum: string | null, tier: Tier | null, reason: string, source: string }> }, networks: Array<{ id: string, name: string }> };

export type CitationQueryVariables = Exact<{
  network?: string | null | undefined;
  metric: string;
  token: string;
  period: PeriodInput;
}>;


export type CitationQuery = { provenance: { unit: string, value: string | null, reason: string, asOf: string | null, metric: { label: string }, methods: Array<{ network: string, version: number }>, chains: Array<{ name: string, block: number | null }>, hashes: Array<{ network: string, month: string, source: string, sha256: string }> } };

export type FigureThenQueryVariables = Exact<{
  network: string;
  metric: string;
  period: PeriodInput;
  asOf: string;
}>;


export type FigureThenQuery = { network: { figures: Array<{ token: string, unit: string, value: string | null, reason: string }> } | null };

export type SectorThenQueryVariables = Exact<{
  metric: string;
  period: PeriodInput;
  asOf: string;
}>;


export type SectorThenQuery = { sector: { figures: Array<{ unit: string, value: string | null }> } };

export type MovementFieldsFragment = { id: string, chain: string, block: number, time: string, transaction: string, position: string, fact: string, class: string, service: string, token: string, amount: string | null, amountRaw: string, usd: string | null, price: string | null, priceSource: string, priceDay: string | null, value: string | null, payer: string, payee: string, excluded: string, explorerUrl: string };

export type ReadingFieldsFragment = { border: string, value: string, block: number | null, answerUrl: string };

export type ProvenanceQueryVariables = Exact<{
  network: string;
  filter: MovementFilter;
  metric: string;
  period: PeriodInput;
  first: number;
  withMovements: boolean;
}>;


export type ProvenanceQuery = { _meta: { asOf: string | null }, network: { id: string, name: string, methodology: { divideBy: string, divideByWhy: string | null, texts: Array<{ metric: string, text: string }> }, figures: Array<{ token: string, unit: string, value: string | null, previous: string | null, tier: Tier | null, state: FigureState | null, completeness: Completeness | null, grade: Grade | null, reason: string, nominal: string, movements: number, source: string, from: string | null, to: string | null, metric: { label: string, formula: string, description: string, id: string } }> } | null, movements?: { totalCount: number, total: string | null, share: string | null, unit: string, flows: Array<{ day: string, source: string, metric: string, token: string, class: string, toldByMovements: string, amount: string | null, value: string | null, reason: string, formula: string, from: { border: string, value: string, block: number | null, answerUrl: string }, to: { border: string, value: string, block: number | null, answerUrl: string } }>, nodes: Array<{ id: string, chain: string, block: number, time: string, transaction: string, position: string, fact: string, class: string, service: string, token: string, amount: string | null, amountRaw: string, usd: string | null, price: string | null, priceSource: string, priceDay: string | null, value: string | null, payer: string, payee: string, excluded: string, explorerUrl: string }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, publishedSources: Array<{ source: string, what: string, place: string, licence: string, caution: string }> };

export type MoreMovementsQueryVariables = Exact<{
  filter: MovementFilter;
  first: number;
  after: string;
}>;


export type MoreMovementsQuery = { movements: { nodes: Array<{ id: string, chain: string, block: number, time: string, transaction: string, position: string, fact: string, class: string, service: string, token: string, amount: string | null, amountRaw: string, usd: string | null, price: string | null, priceSource: string, priceDay: string | null, value: string | null, payer: string, payee: string, excluded: string, explorerUrl: string }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type SearchQueryVariables = Exact<{ [key: string]: never; }>;


export type SearchQuery = { networks: Array<{ id: string, name: string, category: string, tokens: Array<{ symbol: string }> }>, metrics: Array<{ id: string, label: string, unit: string, group: string }> };

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
export const CoverageFieldsFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment CoverageFields on SourceCoverage {
  network
  source
  chain
  address
  what
  link
  facts
  decoder
  since
  from
  to
  finalTo
  tier
  lagBlocks
  state
  detail
  lastError
  lastErrorAt
}
    `, {"fragmentName":"CoverageFields"}) as unknown as TypedDocumentString<CoverageFieldsFragment, unknown>;
export const MethodologyFieldsFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment MethodologyFields on Methodology {
  version
  texts {
    metric
    text
  }
  revenueFact
  revenueBasis
  divideBy
  divideByWhy
  divideBySource
  splits {
    since
    supplySide
    protocol
    holders
    why
    source
  }
  exclusions {
    payer
    transaction
    why
    source
  }
  notCounted {
    what
    why
  }
}
    `, {"fragmentName":"MethodologyFields"}) as unknown as TypedDocumentString<MethodologyFieldsFragment, unknown>;
export const MovementFieldsFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment MovementFields on Movement {
  id
  chain
  block
  time
  transaction
  position
  fact
  class
  service
  token
  amount
  amountRaw
  usd
  price
  priceSource
  priceDay
  value
  payer
  payee
  excluded
  explorerUrl
}
    `, {"fragmentName":"MovementFields"}) as unknown as TypedDocumentString<MovementFieldsFragment, unknown>;
export const ReadingFieldsFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment ReadingFields on FlowReading {
  border
  value
  block
  answerUrl
}
    `, {"fragmentName":"ReadingFields"}) as unknown as TypedDocumentString<ReadingFieldsFragment, unknown>;
export const HeadDocument = /*#__PURE__*/ new TypedDocumentString(`
    subscription Head {
  head {
    number
    networks
    committedAt
  }
}
    `) as unknown as TypedDocumentString<HeadSubscription, HeadSubscriptionVariables>;
export const CoveragePageDocument = /*#__PURE__*/ new TypedDocumentString(`
    query CoveragePage {
  _meta {
    ...MetaFields
  }
  networks {
    id
    name
    methodology {
      texts {
        metric
        text
      }
    }
  }
  metrics {
    id
    label
  }
  coverage {
    ...CoverageFields
    gaps {
      from
      to
      reason
    }
  }
  verifications {
    network
    month
    chain
    source
    state
    movements
    sha256
    headers
    receipts
    prices
    figures
    faults
    verifiedAt
  }
  knownDemand {
    day
    source
    total
    observed
    observedShare
    readableShare
    networks {
      name
      network
      usd
      observed
      differs
    }
  }
  unreadNetworks {
    name
    reason
    source
  }
  tierSpans {
    network
    metric
    token
    tier
    from
    to
    days
    sources
  }
  brokenIdentities {
    network
    identity
    metric
    token
    day
    leftSide
    rightSide
    foundAt
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
fragment CoverageFields on SourceCoverage {
  network
  source
  chain
  address
  what
  link
  facts
  decoder
  since
  from
  to
  finalTo
  tier
  lagBlocks
  state
  detail
  lastError
  lastErrorAt
}`) as unknown as TypedDocumentString<CoveragePageQuery, CoveragePageQueryVariables>;
export const DataPageDocument = /*#__PURE__*/ new TypedDocumentString(`
    query DataPage {
  _meta {
    ...MetaFields
  }
  metrics {
    id
  }
  networks {
    id
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
}`) as unknown as TypedDocumentString<DataPageQuery, DataPageQueryVariables>;
export const DevicesPageDocument = /*#__PURE__*/ new TypedDocumentString(`
    query DevicesPage($period: PeriodInput!, $grain: Grain!, $metrics: [ID!]!) {
  _meta {
    ...MetaFields
  }
  metrics {
    id
    label
    unit
  }
  networks {
    id
    name
    colour {
      light
      dark
    }
    methodology {
      texts {
        metric
        text
      }
    }
    figures(metrics: $metrics, period: $period) {
      ...FigureFields
    }
  }
  readings: series(metrics: $metrics, period: $period, grain: $grain) {
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
}`) as unknown as TypedDocumentString<DevicesPageQuery, DevicesPageQueryVariables>;
export const EconomicsPageDocument = /*#__PURE__*/ new TypedDocumentString(`
    query EconomicsPage($period: PeriodInput!, $grain: Grain!) {
  _meta {
    ...MetaFields
  }
  networks {
    id
    name
    colour {
      light
      dark
    }
    tokens {
      symbol
    }
    methodology {
      texts {
        metric
        text
      }
    }
    market {
      token
      priceToFees {
        ...MarketValueFields
      }
    }
    figures(
      metrics: ["fees", "incentives", "subsidy_per_dollar", "burned", "emitted", "net_emission", "burn_to_emission", "nodes_active"]
      period: $period
    ) {
      ...FigureFields
    }
  }
  supply: series(
    metrics: ["burned_usd", "emitted_usd"]
    period: $period
    grain: $grain
  ) {
    ...SeriesFields
  }
  ratios: series(metrics: ["burn_to_emission"], period: $period, grain: $grain) {
    ...SeriesFields
  }
  subsidies: series(
    metrics: ["subsidy_per_dollar"]
    period: $period
    grain: $grain
  ) {
    ...SeriesFields
  }
  market: series(metrics: ["fees", "price"], period: $period, grain: $grain) {
    ...SeriesFields
  }
  monthly: series(metrics: ["fees", "incentives"], period: $period, grain: MONTH) {
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
fragment MarketValueFields on MarketValue {
  value
  last
  observedAt
  source
  reason
  answerUrl
  nominal
  partial
}`) as unknown as TypedDocumentString<EconomicsPageQuery, EconomicsPageQueryVariables>;
export const ExplorePageDocument = /*#__PURE__*/ new TypedDocumentString(`
    query ExplorePage($metric: ID!, $period: PeriodInput!, $grain: Grain!) {
  _meta {
    ...MetaFields
  }
  metrics {
    id
    label
    unit
    aggregation
    group
    formula
    description
    additive
  }
  networks {
    id
    name
    colour {
      light
      dark
    }
  }
  chart: series(metrics: [$metric], period: $period, grain: $grain) {
    ...SeriesFields
    nominal
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
}`) as unknown as TypedDocumentString<ExplorePageQuery, ExplorePageQueryVariables>;
export const MethodologyPageDocument = /*#__PURE__*/ new TypedDocumentString(`
    query MethodologyPage {
  _meta {
    ...MetaFields
  }
  metrics {
    id
    label
    unit
    aggregation
    group
    formula
    description
    additive
  }
  networks {
    id
    name
    description
    tokens {
      symbol
      name
      decimals
      valuation
    }
    methodology {
      ...MethodologyFields
    }
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
fragment MethodologyFields on Methodology {
  version
  texts {
    metric
    text
  }
  revenueFact
  revenueBasis
  divideBy
  divideByWhy
  divideBySource
  splits {
    since
    supplySide
    protocol
    holders
    why
    source
  }
  exclusions {
    payer
    transaction
    why
    source
  }
  notCounted {
    what
    why
  }
}`) as unknown as TypedDocumentString<MethodologyPageQuery, MethodologyPageQueryVariables>;
export const NetworkPageDocument = /*#__PURE__*/ new TypedDocumentString(`
    query NetworkPage($id: ID!, $period: PeriodInput!, $grain: Grain!) {
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
  network(id: $id) {
    id
    name
    category
    description
    status
    colour {
      light
      dark
    }
    links {
      rel
      url
    }
    chains {
      id
      name
    }
    tokens {
      symbol
      name
      decimals
      valuation
    }
    coverage {
      ...CoverageFields
    }
    market {
      ...MarketFields
    }
    methodology {
      ...MethodologyFields
    }
    figures(
      metrics: ["fees", "fees_native", "supply_side_revenue", "revenue", "burned", "burned_usd", "emitted", "emitted_usd", "burn_to_emission", "subsidy_per_dollar", "prepayments", "payers", "payments", "provider_rewards", "gas_tips", "supply_total", "supply_circulating", "capacity_raw", "nodes_active"]
      period: $period
    ) {
      ...FigureFields
    }
  }
  flows: series(
    metrics: ["fees", "supply_side_revenue", "protocol_revenue", "holders_revenue", "fees_native", "burned", "emitted", "burned_usd", "emitted_usd", "prepayments"]
    networks: [$id]
    period: $period
    grain: $grain
  ) {
    ...SeriesFields
  }
  readings: series(
    metrics: ["payers", "payments", "provider_rewards", "incentives", "gas_tips", "burn_transactions", "burned_total", "mined_total"]
    networks: [$id]
    period: $period
    grain: $grain
  ) {
    ...SeriesFields
  }
  usage: series(
    metrics: ["nodes_active", "capacity_raw", "capacity_quality_adjusted", "subnets", "canisters", "leases_active", "cpu_used", "cpu_capacity", "gpu_used", "gpu_capacity", "payees", "rewarded"]
    networks: [$id]
    period: $period
    grain: $grain
  ) {
    ...SeriesFields
  }
  market: series(
    metrics: ["price", "market_cap", "fdv", "supply_circulating", "supply_total"]
    networks: [$id]
    period: $period
    grain: $grain
  ) {
    ...SeriesFields
  }
  claimed: series(
    metrics: ["provider_rewards"]
    networks: [$id]
    period: $period
    grain: $grain
    class: "claimed"
  ) {
    ...SeriesFields
  }
  work: series(
    metrics: ["provider_rewards"]
    networks: [$id]
    period: $period
    grain: $grain
    class: "work"
  ) {
    ...SeriesFields
  }
  availability: series(
    metrics: ["provider_rewards"]
    networks: [$id]
    period: $period
    grain: $grain
    class: "availability"
  ) {
    ...SeriesFields
  }
  active: series(
    metrics: ["payers"]
    networks: [$id]
    period: $period
    grain: $grain
    class: "active"
  ) {
    ...SeriesFields
  }
  latest: movements(filter: {network: $id}, first: 12) {
    totalCount
    nodes {
      ...MovementFields
    }
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
fragment CoverageFields on SourceCoverage {
  network
  source
  chain
  address
  what
  link
  facts
  decoder
  since
  from
  to
  finalTo
  tier
  lagBlocks
  state
  detail
  lastError
  lastErrorAt
}
fragment MethodologyFields on Methodology {
  version
  texts {
    metric
    text
  }
  revenueFact
  revenueBasis
  divideBy
  divideByWhy
  divideBySource
  splits {
    since
    supplySide
    protocol
    holders
    why
    source
  }
  exclusions {
    payer
    transaction
    why
    source
  }
  notCounted {
    what
    why
  }
}
fragment MovementFields on Movement {
  id
  chain
  block
  time
  transaction
  position
  fact
  class
  service
  token
  amount
  amountRaw
  usd
  price
  priceSource
  priceDay
  value
  payer
  payee
  excluded
  explorerUrl
}`) as unknown as TypedDocumentString<NetworkPageQuery, NetworkPageQueryVariables>;
export const NetworkPayersDocument = /*#__PURE__*/ new TypedDocumentString(`
    query NetworkPayers($id: ID!, $period: PeriodInput!) {
  network(id: $id) {
    id
    payers(period: $period, first: 10) {
      count
      reason
      total
      top1Share
      top10Share
      hhi
      circularShare
      top {
        address
        usd
        share
        payments
        last
        circular
      }
    }
  }
}
    `) as unknown as TypedDocumentString<NetworkPayersQuery, NetworkPayersQueryVariables>;
export const NetworkRestatementsDocument = /*#__PURE__*/ new TypedDocumentString(`
    query NetworkRestatements($id: ID!, $first: Int!, $after: String) {
  restatements(network: $id, first: $first, after: $after) {
    nodes {
      metric {
        id
        label
      }
      token
      class
      from
      to
      unit
      oldValue
      newValue
      oldReason
      newReason
      cause
      oldMethodVersion
      newMethodVersion
      restatedAt
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<NetworkRestatementsQuery, NetworkRestatementsQueryVariables>;
export const PartsDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Parts($network: ID, $metric: ID!, $token: String!, $period: PeriodInput!, $first: Int!) {
  provenance(
    network: $network
    metric: $metric
    token: $token
    period: $period
    first: $first
  ) {
    metric {
      label
      formula
      description
    }
    unit
    value
    tier
    state
    reason
    asOf
    total
    totalCount
    rows {
      id
      kind
      network
      day
      token
      value
      sum
      tier
      reason
      source
    }
  }
  networks {
    id
    name
  }
}
    `) as unknown as TypedDocumentString<PartsQuery, PartsQueryVariables>;
export const CitationDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Citation($network: ID, $metric: ID!, $token: String!, $period: PeriodInput!) {
  provenance(
    network: $network
    metric: $metric
    token: $token
    period: $period
    first: 1
  ) {
    metric {
      label
    }
    unit
    value
    reason
    asOf
    methods {
      network
      version
    }
    chains {
      name
      block
    }
    hashes {
      network
      month
      source
      sha256
    }
  }
}
    `) as unknown as TypedDocumentString<CitationQuery, CitationQueryVariables>;
export const FigureThenDocument = /*#__PURE__*/ new TypedDocumentString(`
    query FigureThen($network: ID!, $metric: ID!, $period: PeriodInput!, $asOf: DateTime!) {
  network(id: $network) {
    figures(metrics: [$metric], period: $period, asOf: $asOf) {
      token
      unit
      value
      reason
    }
  }
}
    `) as unknown as TypedDocumentString<FigureThenQuery, FigureThenQueryVariables>;
export const SectorThenDocument = /*#__PURE__*/ new TypedDocumentString(`
    query SectorThen($metric: ID!, $period: PeriodInput!, $asOf: DateTime!) {
  sector(period: $period, asOf: $asOf) {
    figures(metrics: [$metric]) {
      unit
      value
    }
  }
}
    `) as unknown as TypedDocumentString<SectorThenQuery, SectorThenQueryVariables>;
export const ProvenanceDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Provenance($network: ID!, $filter: MovementFilter!, $metric: ID!, $period: PeriodInput!, $first: Int!, $withMovements: Boolean!) {
  _meta {
    asOf
  }
  network(id: $network) {
    id
    name
    methodology {
      divideBy
      divideByWhy
      texts {
        metric
        text
      }
    }
    figures(metrics: [$metric], period: $period) {
      metric {
        label
        formula
        description
      }
      ...FigureFields
    }
  }
  movements(filter: $filter, first: $first) @include(if: $withMovements) {
    totalCount
    total
    share
    unit
    flows {
      day
      source
      metric
      token
      class
      toldByMovements
      amount
      value
      reason
      formula
      from {
        ...ReadingFields
      }
      to {
        ...ReadingFields
      }
    }
    nodes {
      ...MovementFields
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
  publishedSources {
    source
    what
    place
    licence
    caution
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
fragment MovementFields on Movement {
  id
  chain
  block
  time
  transaction
  position
  fact
  class
  service
  token
  amount
  amountRaw
  usd
  price
  priceSource
  priceDay
  value
  payer
  payee
  excluded
  explorerUrl
}
fragment ReadingFields on FlowReading {
  border
  value
  block
  answerUrl
}`) as unknown as TypedDocumentString<ProvenanceQuery, ProvenanceQueryVariables>;
export const MoreMovementsDocument = /*#__PURE__*/ new TypedDocumentString(`
    query MoreMovements($filter: MovementFilter!, $first: Int!, $after: String!) {
  movements(filter: $filter, first: $first, after: $after) {
    nodes {
      ...MovementFields
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment MovementFields on Movement {
  id
  chain
  block
  time
  transaction
  position
  fact
  class
  service
  token
  amount
  amountRaw
  usd
  price
  priceSource
  priceDay
  value
  payer
  payee
  excluded
  explorerUrl
}`) as unknown as TypedDocumentString<MoreMovementsQuery, MoreMovementsQueryVariables>;
export const SearchDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Search {
  networks {
    id
    name
    category
    tokens {
      symbol
    }
  }
  metrics {
    id
    label
    unit
    group
  }
}
    `) as unknown as TypedDocumentString<SearchQuery, SearchQueryVariables>;
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