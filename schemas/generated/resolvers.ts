import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { MarketRow, CoverageRow, NetworkRow } from '../../api/rows.ts';
import type { SectorAsked } from '../../api/resolvers/sector.ts';
import type { ProvenanceAnswer } from '../../api/resolvers/provenance.ts';
import type { Context } from '../../api/context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** A UTC day, YYYY-MM-DD. It begins at 00:00 UTC. */
  Date: { input: string; output: string; }
  /** ISO 8601 with Z: a point in time, UTC. */
  DateTime: { input: string; output: string; }
  /** Exact decimal text, such as "12.3456". Never a float: parse it with a decimal library. */
  Decimal: { input: string; output: string; }
};

/** An identity that does not hold on a day. Figures of that day are partial until it does. */
export type BrokenIdentity = {
  __typename?: 'BrokenIdentity';
  /** UTC day. */
  day: Scalars['Date']['output'];
  /** When it was found. */
  foundAt: Scalars['DateTime']['output'];
  /** Such as "fees = supply_side_revenue + revenue". */
  identity: Scalars['String']['output'];
  /** What stands on the left. */
  leftSide: Scalars['Decimal']['output'];
  /** The figure on its left side; the fact where movements break it. */
  metric: Scalars['String']['output'];
  /** Network. */
  network: Scalars['ID']['output'];
  /** What stands on the right. */
  rightSide: Scalars['Decimal']['output'];
  /** Symbol; empty for USD. */
  token: Scalars['String']['output'];
};

export type Chain = {
  __typename?: 'Chain';
  /** Such as "arbitrum". */
  id: Scalars['ID']['output'];
  /** For people. */
  name: Scalars['String']['output'];
};

export type ChainMeta = {
  __typename?: 'ChainMeta';
  /** Last block read; null before the first. */
  block?: Maybe<Scalars['Int']['output']>;
  /** Time of that block. */
  blockTime?: Maybe<Scalars['DateTime']['output']>;
  /** Such as "arbitrum". */
  chain: Scalars['ID']['output'];
  /** Why, in words; empty where there is nothing to say. */
  detail: Scalars['String']['output'];
  /** Seconds until it follows, by the speed of late. */
  etaSeconds?: Maybe<Scalars['Int']['output']>;
  /** Last block that no reorg can drop. */
  finalBlock?: Maybe<Scalars['Int']['output']>;
  /** Head of the chain as the endpoint tells it. */
  head?: Maybe<Scalars['Int']['output']>;
  /** For people. */
  name: Scalars['String']['output'];
  /** 0 to 100 while syncing. */
  percent?: Maybe<Scalars['Float']['output']>;
  /** When this state began. */
  since?: Maybe<Scalars['DateTime']['output']>;
  /** starting, syncing, following, unreachable, stopped. */
  state: Scalars['String']['output'];
};

/** One colour on two grounds. */
export type Colour = {
  __typename?: 'Colour';
  /** #rrggbb on a dark ground. */
  dark: Scalars['String']['output'];
  /** #rrggbb on a light ground. */
  light: Scalars['String']['output'];
};

/** Whether everything that carries a fact was read. */
export type Completeness =
  /** All known sources of the fact are read for the whole period. */
  | 'COMPLETE'
  /** A known source is not read yet, or the period is covered in part. */
  | 'PARTIAL';

/** SHA-256 over what was read of a network in a month: two installations that read the same have the same. */
export type ContentHash = {
  __typename?: 'ContentHash';
  /** First day of the month. */
  month: Scalars['Date']['output'];
  /** Network. */
  network: Scalars['ID']['output'];
  /** In hex. */
  sha256: Scalars['String']['output'];
  /** The source whose readings these are; empty for movements. */
  source: Scalars['String']['output'];
};

/** Days of a source that are not read, or not to be believed. */
export type CoverageGap = {
  __typename?: 'CoverageGap';
  /** First day. */
  from: Scalars['Date']['output'];
  /** In words. */
  reason: Scalars['String']['output'];
  /** The day after the last one; null where it has not ended. */
  to?: Maybe<Scalars['Date']['output']>;
};

export type Exclusion = {
  __typename?: 'Exclusion';
  /** Address; empty where a single transaction does not count. */
  payer: Scalars['String']['output'];
  /** Who says so. */
  source: Scalars['String']['output'];
  /** Hash or signature; empty where a payer does not count. */
  transaction: Scalars['String']['output'];
  /** In words. */
  why: Scalars['String']['output'];
};

/** One number over one period. */
export type Figure = {
  __typename?: 'Figure';
  /** Partial where any part is. */
  completeness?: Maybe<Completeness>;
  /** First day with a part in the period. */
  from?: Maybe<Scalars['Date']['output']>;
  /** How far it can be trusted; as of another time, by the rules of then. */
  grade?: Maybe<Grade>;
  /** What it is. */
  metric: Metric;
  /** How many counted movements made it. */
  movements: Scalars['Int']['output'];
  /** Where it is valued by a price that is not really paid: in words, what is said to be paid. Empty otherwise. */
  nominal: Scalars['String']['output'];
  /** The same over the period of equal length before; null where that is not known. */
  previous?: Maybe<Scalars['Decimal']['output']>;
  /** Why it is null or partial; what was done to a published number; that the sources of a price it is made with disagree. */
  reason: Scalars['String']['output'];
  /** Where it comes from. */
  source: Scalars['String']['output'];
  /** Provisional where any part is. */
  state?: Maybe<FigureState>;
  /** The weakest tier of its parts. */
  tier?: Maybe<Tier>;
  /** The day after the last part. */
  to?: Maybe<Scalars['Date']['output']>;
  /** The token it is counted in; empty for USD, counts and ratios over all tokens. */
  token: Scalars['String']['output'];
  /** USD, a token's symbol, ratio, count, PiB. */
  unit: Scalars['String']['output'];
  /** null where it is not known; `reason` says why. */
  value?: Maybe<Scalars['Decimal']['output']>;
};

/** Whether a figure can still change by itself. */
export type FigureState =
  /** Blocks are final, the period is over, the price is the close of its day. */
  | 'FINAL'
  /** Blocks are not final, the period is not over, or the price is a quote. */
  | 'PROVISIONAL';

/** What a counter moved in a day: the difference of two readings, or what `formula` makes of it. */
export type Flow = {
  __typename?: 'Flow';
  /** In tokens, without `toldByMovements`; null where the counter is not to be believed, and `reason` says why. */
  amount?: Maybe<Scalars['Decimal']['output']>;
  /** Reason of a burn or recipient class of an emission. */
  class: Scalars['String']['output'];
  /** UTC day. */
  day: Scalars['Date']['output'];
  /** payment, prepayment, burn, emission. */
  fact: Scalars['String']['output'];
  /** How the amount follows where it is not the difference of the readings; empty otherwise. */
  formula: Scalars['String']['output'];
  /** The reading before. */
  from: FlowReading;
  /** The counter, as a metric. */
  metric: Scalars['ID']['output'];
  /** Why there is no amount; empty where there is one. */
  reason: Scalars['String']['output'];
  /** Source that was read. */
  source: Scalars['String']['output'];
  /** The reading after. */
  to: FlowReading;
  /** Symbol. */
  token: Scalars['String']['output'];
  /** What movements of the day tell of the same flow. */
  toldByMovements: Scalars['Decimal']['output'];
  /** At the close of the day. */
  usd?: Maybe<Scalars['Decimal']['output']>;
  /** In the unit of the metric asked for. */
  value?: Maybe<Scalars['Decimal']['output']>;
};

/** One reading of a counter. */
export type FlowReading = {
  __typename?: 'FlowReading';
  /** SHA-256 of the answer that tells it. */
  answer: Scalars['String']['output'];
  /** The answer as it was kept: /export/answers/ and its SHA-256. */
  answerUrl: Scalars['String']['output'];
  /** When it was asked for. */
  askedAt: Scalars['DateTime']['output'];
  /** Height whose state was read; null where an endpoint counts without telling one. */
  block?: Maybe<Scalars['Int']['output']>;
  /** At 00:00 UTC of this day. */
  border: Scalars['Date']['output'];
  /** The counter. */
  value: Scalars['Decimal']['output'];
};

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

export type Head = {
  __typename?: 'Head';
  /** When it was written. */
  committedAt: Scalars['DateTime']['output'];
  /** Networks whose figures changed. */
  networks: Array<Scalars['ID']['output']>;
  /** Rises with every commit. */
  number: Scalars['String']['output'];
};

/** Demand of all networks that somebody knows, on one day: a measure of what is seen here, and no figure. */
export type KnownDemand = {
  __typename?: 'KnownDemand';
  /** UTC day. */
  day: Scalars['Date']['output'];
  /** Each of them, the largest first. */
  networks: Array<NetworkDemand>;
  /** USD of those whose fees are read here at present, where the count is of the same. */
  observed: Scalars['Decimal']['output'];
  /** observed ÷ total; null where nothing was paid. */
  observedShare?: Maybe<Scalars['Decimal']['output']>;
  /** USD of those whose fees a definition here reads, whether a chain is read at present or not, where the count is of the same. */
  readable: Scalars['Decimal']['output'];
  /** readable ÷ total; null where nothing was paid. */
  readableShare?: Maybe<Scalars['Decimal']['output']>;
  /** Who counted it; see publishedSources. */
  source: Scalars['String']['output'];
  /** USD of all of them. */
  total: Scalars['Decimal']['output'];
};

/** One question to the same movements. Never add what two lenses answer. */
export type Lens =
  /** What customers put down, when they put it down: the metric "cash". */
  | 'CASH'
  /** What customers paid for what they used: the metric "fees". */
  | 'FEES'
  /** What the protocol and token holders keep of it: the metric "revenue". */
  | 'REVENUE';

export type Link = {
  __typename?: 'Link';
  /** website, docs, explorer. */
  rel: Scalars['String']['output'];
  /** Absolute address. */
  url: Scalars['String']['output'];
};

/** What a network's own token is worth at present. */
export type Market = {
  __typename?: 'Market';
  /** Tokens that can move: as the chain tells where that is read, else as a market source counts them. */
  circulating: MarketValue;
  /** How far the sources of the price are apart; null where no two told one within an hour of each other. */
  comparison?: Maybe<PriceComparison>;
  /** The fees that price to fees is made with, in USD a year. */
  feesAnnualised: MarketValue;
  /** Price × largest. */
  fullyDiluted: MarketValue;
  /** The most tokens there can be, or the tokens in existence where nothing bounds them. */
  largest: MarketValue;
  /** Price × circulating. */
  marketCap: MarketValue;
  /** USD per token. */
  price: MarketValue;
  /** Market cap ÷ annualised fees: the last 30 whole days × 365 ÷ 30. Null where one of those days is not known. */
  priceToFees: MarketValue;
  /** Symbol of the token that the network itself issues. */
  token: Scalars['String']['output'];
};

/** A value of the market, with its age. */
export type MarketValue = {
  __typename?: 'MarketValue';
  /** The answer that tells it, as it was kept: /export/answers/ and its SHA-256; empty where it is made of several or was not kept. */
  answerUrl: Scalars['String']['output'];
  /** What was told last, however old. */
  last?: Maybe<Scalars['Decimal']['output']>;
  /** Why the fees that it is made of are valued by a price that is not really paid; empty where they are not, and where it is made of none. */
  nominal: Scalars['String']['output'];
  /** When the source says that it was so; of the oldest part where it is made of several. */
  observedAt?: Maybe<Scalars['DateTime']['output']>;
  /** On how many of their days the fees that it is made of are partial, and why the last of them is; empty where they are whole. */
  partial: Scalars['String']['output'];
  /** Why there is no present value; empty where there is one. */
  reason: Scalars['String']['output'];
  /** Who told it, and its parts where there are several. */
  source: Scalars['String']['output'];
  /** The present value; null where nothing was told, or nothing in time. What is stale is never given as the present value. */
  value?: Maybe<Scalars['Decimal']['output']>;
};

export type Meta = {
  __typename?: 'Meta';
  /** When the newest commit was written; null before the first. */
  asOf?: Maybe<Scalars['DateTime']['output']>;
  /** Each chain with its indexed and final block. */
  chains: Array<ChainMeta>;
  /** "mainnet", or "devnet" where all figures are fictional. */
  environment: Scalars['String']['output'];
  /** Method version per network. */
  methods: Array<MethodVersion>;
  /** Version of Depindex. */
  version: Scalars['String']['output'];
};

export type MethodVersion = {
  __typename?: 'MethodVersion';
  /** Network. */
  network: Scalars['ID']['output'];
  /** Rises with every change of its rules. */
  version: Scalars['Int']['output'];
};

export type Methodology = {
  __typename?: 'Methodology';
  /** Fees are the movements divided by this; "1" where the chain shows everything. */
  divideBy: Scalars['Decimal']['output'];
  /** Who says so. */
  divideBySource?: Maybe<Scalars['String']['output']>;
  /** Why, where it is not 1. */
  divideByWhy?: Maybe<Scalars['String']['output']>;
  /** Movements of these payers are shown and count for nothing. */
  exclusions: Array<Exclusion>;
  /** The same money seen again, left out. */
  notCounted: Array<NotCounted>;
  /** accrual or cash. */
  revenueBasis?: Maybe<Scalars['String']['output']>;
  /** The designated fact that counts as fees; null where nothing that customers pay is on chain. */
  revenueFact?: Maybe<Scalars['String']['output']>;
  /** How fees divide, by date. */
  splits: Array<Split>;
  /** How each metric is made, in words. */
  texts: Array<MethodologyText>;
  /** Rises with every change of a rule. */
  version: Scalars['Int']['output'];
};

export type MethodologyText = {
  __typename?: 'MethodologyText';
  /** Metric, "published", or "nominal" where fees are valued by a price that is not really paid. */
  metric: Scalars['String']['output'];
  /** In words. */
  text: Scalars['String']['output'];
};

export type Metric = {
  __typename?: 'Metric';
  /** Whether values of several networks may be added. */
  additive: Scalars['Boolean']['output'];
  /** sum, last, ratio or none: how days become longer periods. */
  aggregation: Scalars['String']['output'];
  /** In one or two sentences. */
  description: Scalars['String']['output'];
  /** In words of other metrics. */
  formula: Scalars['String']['output'];
  /** revenue, supply, usage, market. */
  group: Scalars['String']['output'];
  /** Such as "fees". */
  id: Scalars['ID']['output'];
  /** For people. */
  label: Scalars['String']['output'];
  /** USD, token, ratio, count, PiB. */
  unit: Scalars['String']['output'];
};

export type Missing = {
  __typename?: 'Missing';
  /** Network. */
  network: Scalars['ID']['output'];
  /** In words. */
  reason: Scalars['String']['output'];
};

/** A month of a network on one chain that was read again from another source and compared. */
export type MonthVerification = {
  __typename?: 'MonthVerification';
  /** Chain. */
  chain: Scalars['ID']['output'];
  /** What was wrong, in words. */
  faults: Array<Scalars['String']['output']>;
  /** Figures that were recounted from movements and prices. */
  figures: Scalars['Int']['output'];
  /** Blocks whose header was held against what was read of them. */
  headers: Scalars['Int']['output'];
  /** First day of the month. */
  month: Scalars['Date']['output'];
  /** Movements that were compared. */
  movements: Scalars['Int']['output'];
  /** Network. */
  network: Scalars['ID']['output'];
  /** Prices that were held against who told them. */
  prices: Scalars['Int']['output'];
  /** Transactions whose receipt was. */
  receipts: Scalars['Int']['output'];
  /** Content hash of these movements, in hex. */
  sha256: Scalars['String']['output'];
  /** Where it was read again: endpoint, portal, an archive, or the host of an endpoint. */
  source: Scalars['String']['output'];
  /** What was found. */
  state: VerificationState;
  /** When. */
  verifiedAt: Scalars['DateTime']['output'];
};

/** One classified token movement from one chain event. */
export type Movement = {
  __typename?: 'Movement';
  /** In tokens; null where the token is not listed. */
  amount?: Maybe<Scalars['Decimal']['output']>;
  /** Signed integer in base units. */
  amountRaw: Scalars['String']['output'];
  /** Block height. */
  block: Scalars['Int']['output'];
  /** Chain. */
  chain: Scalars['ID']['output'];
  /** Reason of a burn or recipient class of an emission; empty otherwise. */
  class: Scalars['String']['output'];
  /** Digits after the point; null where the token is not listed. */
  decimals?: Maybe<Scalars['Int']['output']>;
  /** Empty where it counts, else why not. */
  excluded: Scalars['String']['output'];
  /** Block explorer page of the transaction. */
  explorerUrl: Scalars['String']['output'];
  /** payment, prepayment, burn, emission. */
  fact: Scalars['String']['output'];
  /** chain:transaction:position:fact. Unique. */
  id: Scalars['ID']['output'];
  /** Network. */
  network: Scalars['ID']['output'];
  /** Address, or empty. */
  payee: Scalars['String']['output'];
  /** Address, or empty. */
  payer: Scalars['String']['output'];
  /** Log index, or instruction path. */
  position: Scalars['String']['output'];
  /** USD per token that was used. */
  price?: Maybe<Scalars['Decimal']['output']>;
  /** Day of the close that was used. */
  priceDay?: Maybe<Scalars['Date']['output']>;
  /** Who told it; "peg" for a peg. */
  priceSource: Scalars['String']['output'];
  /** What resolved the event, such as "rail:7"; empty for nothing. */
  reference: Scalars['String']['output'];
  /** What was paid for; empty where the chain does not tell. */
  service: Scalars['String']['output'];
  /** Block time. */
  time: Scalars['DateTime']['output'];
  /** Symbol, or the address where the token is not listed. */
  token: Scalars['String']['output'];
  /** Transaction hash or signature. */
  transaction: Scalars['String']['output'];
  /** In USD; null where no price is known. */
  usd?: Maybe<Scalars['Decimal']['output']>;
  /** What it adds to the metric asked for; null without a metric or where it is not known. */
  value?: Maybe<Scalars['Decimal']['output']>;
};

export type MovementConnection = {
  __typename?: 'MovementConnection';
  /** What counters moved on the days of the period, newest first; it is in `total` too. Empty where `transaction` is asked for. */
  flows: Array<Flow>;
  /** This page. */
  nodes: Array<Movement>;
  /** Where it stands. */
  pageInfo: PageInfo;
  /**
   * What the metric takes of the total: the share of the split for the parts of fees, "1" for others. null where more than
   * one split was in force.
   */
  share?: Maybe<Scalars['Decimal']['output']>;
  /** Their sum in the unit of the metric asked for; null where one is not known or no metric is asked for. */
  total?: Maybe<Scalars['Decimal']['output']>;
  /** How many match, over all pages. */
  totalCount: Scalars['Int']['output'];
  /** Unit of `total` and of each `value`. */
  unit: Scalars['String']['output'];
};

/** Which movements to list. */
export type MovementFilter = {
  /** Reason of a burn or recipient class of an emission. */
  class?: InputMaybe<Scalars['String']['input']>;
  /** payment, prepayment, burn, emission. */
  fact?: InputMaybe<Scalars['String']['input']>;
  /** Only movements that make this metric: fees, burned, emitted and what is made from them. */
  metric?: InputMaybe<Scalars['ID']['input']>;
  /** Network. */
  network: Scalars['ID']['input'];
  /** Half-open, in UTC. */
  period?: InputMaybe<PeriodInput>;
  /** Symbol, or address of a token that is not listed. */
  token?: InputMaybe<Scalars['String']['input']>;
  /** Movements of one transaction. */
  transaction?: InputMaybe<Scalars['String']['input']>;
  /** Also those that count for nothing, with the reason in `excluded`. */
  withExcluded?: InputMaybe<Scalars['Boolean']['input']>;
};

export type Network = {
  __typename?: 'Network';
  /** storage, compute, ai, wireless, mapping, positioning, data, energy. */
  category: Scalars['String']['output'];
  /** Chains it settles on. */
  chains: Array<Chain>;
  /** Its colour in every chart. */
  colour: Colour;
  /** From when to when its sources are read. */
  coverage: Array<SourceCoverage>;
  /** One sentence. */
  description: Scalars['String']['output'];
  /** Totals over a period, one for each metric that has any figure in it, and the period before for comparison. */
  figures: Array<Figure>;
  /** Such as "helium". */
  id: Scalars['ID']['output'];
  /** Where to read more. */
  links: Array<Link>;
  /** What its own token is worth at present; null where it has no token that a market prices. */
  market?: Maybe<Market>;
  /** How its numbers are made. */
  methodology: Methodology;
  /** For people. */
  name: Scalars['String']['output'];
  /** Who paid in a period, and how much hangs on few. */
  payers: Payers;
  /** indexed where a source is read, published where only published history is known, none where neither. */
  status: Scalars['String']['output'];
  /** Tokens it lists. */
  tokens: Array<Token>;
};


export type NetworkFiguresArgs = {
  asOf?: InputMaybe<Scalars['DateTime']['input']>;
  metrics: Array<Scalars['ID']['input']>;
  period: PeriodInput;
};


export type NetworkPayersArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  period: PeriodInput;
};

/** One network of a count of demand. */
export type NetworkDemand = {
  __typename?: 'NetworkDemand';
  /** Why what was counted is not what is read here of that network; empty where it is. */
  differs: Scalars['String']['output'];
  /** As the count names it. */
  name: Scalars['String']['output'];
  /** Its id here; null where it is none of ours. */
  network?: Maybe<Scalars['ID']['output']>;
  /** Whether it is read here at present. */
  observed: Scalars['Boolean']['output'];
  /** What its customers paid that day by that count, in USD. */
  usd: Scalars['Decimal']['output'];
};

export type NotCounted = {
  __typename?: 'NotCounted';
  /** What is left out. */
  what: Scalars['String']['output'];
  /** Because of what. */
  why: Scalars['String']['output'];
};

export type PageInfo = {
  __typename?: 'PageInfo';
  /** Give it as `after`. */
  endCursor?: Maybe<Scalars['String']['output']>;
  /** Whether a page follows. */
  hasNextPage: Scalars['Boolean']['output'];
};

/** What one address paid. */
export type Payer = {
  __typename?: 'Payer';
  /** Address. */
  address: Scalars['String']['output'];
  /** Why the money may go in a circle, told from movements that are read; empty where nothing says so. */
  circular: Scalars['String']['output'];
  /** The first time in the period. */
  first: Scalars['DateTime']['output'];
  /** The last time. */
  last: Scalars['DateTime']['output'];
  /** How often. */
  payments: Scalars['Int']['output'];
  /** Of all, 0 to 1. */
  share: Scalars['Decimal']['output'];
  /** In sum. */
  usd: Scalars['Decimal']['output'];
};

/** Who paid for a network's service in a period. Who took back as much as he paid is no payer. */
export type Payers = {
  __typename?: 'Payers';
  /** Share of payers whose money may go in a circle. It is shown and never taken out. */
  circularShare?: Maybe<Scalars['Decimal']['output']>;
  /** Distinct addresses; null where the events do not tell them all, and `reason` says why. */
  count?: Maybe<Scalars['Int']['output']>;
  /** Herfindahl-Hirschman index: the sum of the squares of all shares. 1 is a single payer. */
  hhi?: Maybe<Scalars['Decimal']['output']>;
  /** Why nothing is known, or which part of the period is not read; empty where all of it is. */
  reason: Scalars['String']['output'];
  /** Those who paid most. */
  top: Array<Payer>;
  /** Share of the one who paid most, 0 to 1. */
  top1Share?: Maybe<Scalars['Decimal']['output']>;
  /** Share of the ten who paid most, 0 to 1. */
  top10Share?: Maybe<Scalars['Decimal']['output']>;
  /** What they paid in USD, before what they took back elsewhere. */
  total?: Maybe<Scalars['Decimal']['output']>;
};

/** A half-open span of UTC days: from <= t < to. */
export type PeriodInput = {
  /** First day of the span. */
  from: Scalars['Date']['input'];
  /** The day after the last one. */
  to: Scalars['Date']['input'];
};

/** Two sources of one price at one time. */
export type PriceComparison = {
  __typename?: 'PriceComparison';
  /** When both were asked. */
  comparedAt: Scalars['DateTime']['output'];
  /** How far they are apart, as a share of the first: 0.06 is 6 %. */
  difference: Scalars['Decimal']['output'];
  /** In words where they are more than 5 % apart: figures of the day that are made with the price say it as their reason. Empty otherwise. */
  doubt: Scalars['String']['output'];
  /** USD per token by the other one. */
  otherPrice: Scalars['Decimal']['output'];
  /** Of the other sources, the one that is furthest away. */
  otherSource: Scalars['String']['output'];
  /** USD per token by it. */
  price: Scalars['Decimal']['output'];
  /** The source that values are made with. */
  source: Scalars['String']['output'];
};

/** A figure, what it holds as of, and the rows that made it. */
export type Provenance = {
  __typename?: 'Provenance';
  /** When the newest commit was written; null before the first. */
  asOf?: Maybe<Scalars['DateTime']['output']>;
  /** Chains it settles on, with their indexed and final block. */
  chains: Array<ChainMeta>;
  /** Empty for the total, else the part. */
  class: Scalars['String']['output'];
  /** Fees are the movements divided by this; "1" for other figures. */
  divideBy: Scalars['Decimal']['output'];
  /** Hashes of everything that was read for its networks in the months that it touches. */
  hashes: Array<ContentHash>;
  /** Method version of each of its networks. */
  methods: Array<MethodVersion>;
  /** What it is. */
  metric: Metric;
  /** Whose it is; null for the sector. */
  network?: Maybe<Scalars['ID']['output']>;
  /** Where it stands. */
  pageInfo: PageInfo;
  /** Why it is null or partial; empty otherwise. */
  reason: Scalars['String']['output'];
  /** This page. */
  rows: Array<ProvenanceRow>;
  /** Splits in force in the period, for the parts of fees. */
  splits: Array<Split>;
  /** Provisional where any part is. */
  state?: Maybe<FigureState>;
  /** The weakest tier of its parts. */
  tier?: Maybe<Tier>;
  /** The token it is counted in; empty for USD, counts and ratios over all tokens. */
  token: Scalars['String']['output'];
  /** Sum of the values of all rows, which is the figure; null where one is not known or the metric is no sum. */
  total?: Maybe<Scalars['Decimal']['output']>;
  /** How many rows there are, over all pages. */
  totalCount: Scalars['Int']['output'];
  /** USD, a token's symbol, ratio, count, PiB. */
  unit: Scalars['String']['output'];
  /** The figure itself; null where it is not known. */
  value?: Maybe<Scalars['Decimal']['output']>;
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

/** One part of a figure. */
export type ProvenanceRow = {
  __typename?: 'ProvenanceRow';
  /** In tokens; null for a figure and where it is not known. */
  amount?: Maybe<Scalars['Decimal']['output']>;
  /** Of a flow: SHA-256 of the answer that tells the counter after; empty otherwise. */
  answer: Scalars['String']['output'];
  /** Block height of a movement; null otherwise. */
  block?: Maybe<Scalars['Int']['output']>;
  /** Chain of a movement; empty otherwise. */
  chain: Scalars['String']['output'];
  /** Reason of a burn or recipient class of an emission. */
  class: Scalars['String']['output'];
  /** UTC day; the first one of a figure with a longer period. */
  day: Scalars['Date']['output'];
  /** Its value was divided by this. */
  divideBy: Scalars['Decimal']['output'];
  /** payment, prepayment, burn, emission; empty for a figure. */
  fact: Scalars['String']['output'];
  /** Unique within the figure; of a movement that of `Movement`. */
  id: Scalars['ID']['output'];
  /** What it is. */
  kind: ProvenanceKind;
  /** Network. */
  network: Scalars['ID']['output'];
  /** Address, or empty. */
  payee: Scalars['String']['output'];
  /** Address, or empty. */
  payer: Scalars['String']['output'];
  /** USD per token that was used. */
  price?: Maybe<Scalars['Decimal']['output']>;
  /** Who told it; "peg" for a peg. */
  priceSource: Scalars['String']['output'];
  /** Of a flow: the counter after; empty otherwise. */
  readingAfter: Scalars['String']['output'];
  /** Of a flow: the counter before; empty otherwise. */
  readingBefore: Scalars['String']['output'];
  /** Why there is no value, or what was done to it; empty otherwise. */
  reason: Scalars['String']['output'];
  /** What the metric takes of it: the share of the split of its day, "1" for others. */
  share: Scalars['Decimal']['output'];
  /** Source that told it. */
  source: Scalars['String']['output'];
  /** Sum of the values up to here; null where one is not known or the metric is no sum. */
  sum?: Maybe<Scalars['Decimal']['output']>;
  /** How it was obtained. */
  tier?: Maybe<Tier>;
  /** Block time of a movement; null otherwise. */
  time?: Maybe<Scalars['DateTime']['output']>;
  /** Symbol. */
  token: Scalars['String']['output'];
  /** Transaction of a movement; empty otherwise. */
  transaction: Scalars['String']['output'];
  /** In USD at `price`. */
  usd?: Maybe<Scalars['Decimal']['output']>;
  /** What it adds to the figure; null where it is not known. */
  value?: Maybe<Scalars['Decimal']['output']>;
};

export type PublishedSource = {
  __typename?: 'PublishedSource';
  /** What to be careful with. */
  caution: Scalars['String']['output'];
  /** Under which terms. */
  licence: Scalars['String']['output'];
  /** Where it stands. */
  place: Scalars['String']['output'];
  /** Id that figures name. */
  source: Scalars['ID']['output'];
  /** What it gave. */
  what: Scalars['String']['output'];
};

export type Query = {
  __typename?: 'Query';
  /** As of when and of which block every answer holds, and under which method versions. */
  _meta: Meta;
  /** What must be equal and is not, at most the 1000 found last: none where all is well. */
  brokenIdentities: Array<BrokenIdentity>;
  /** From when to when each source is read, and what its chain's reader is doing. */
  coverage: Array<SourceCoverage>;
  /** How much of the demand of all known networks is read here; null where nobody's count of it is loaded. */
  knownDemand?: Maybe<KnownDemand>;
  /** The dictionary of metrics: what each number is, its unit and its formula. */
  metrics: Array<Metric>;
  /**
   * The movements that match, newest first. With `metric` they are the movements behind a figure: their values
   * sum to it, and for the parts of fees their values x `share` do.
   */
  movements: MovementConnection;
  /** One network, or null where none has this id. */
  network?: Maybe<Network>;
  /** All networks, in the order asked for. */
  networks: Array<Network>;
  /**
   * What made a figure, oldest first, with a running sum that ends at the figure: movements, what counters moved, published figures,
   * or the networks of the sector.
   */
  provenance: Provenance;
  /** Where published figures and prices come from, under which licence. */
  publishedSources: Array<PublishedSource>;
  /** Final figures that became another, newest change first: the old value, the new one and why. */
  restatements: RestatementConnection;
  /** The sum of all networks over a period. A network without a value is named in `missing`, never counted as zero. */
  sector: Sector;
  /** Figures over time, in columns: one entry for each metric, network and token that has any. */
  series: Array<Series>;
  /**
   * From when to when the fees, burn and emission of each network are restated from others, and from when to when they were read
   * from the chain.
   */
  tierSpans: Array<TierSpan>;
  /** Networks that are known and not read, each with the reason. */
  unreadNetworks: Array<UnreadNetwork>;
  /** Months that were read again from another source, the newest of each network first. */
  verifications: Array<MonthVerification>;
};


export type QueryMovementsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter: MovementFilter;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryNetworkArgs = {
  id: Scalars['ID']['input'];
};


export type QueryNetworksArgs = {
  category?: InputMaybe<Scalars['String']['input']>;
  chain?: InputMaybe<Scalars['ID']['input']>;
  search?: InputMaybe<Scalars['String']['input']>;
};


export type QueryProvenanceArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  class?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  metric: Scalars['ID']['input'];
  network?: InputMaybe<Scalars['ID']['input']>;
  period: PeriodInput;
  token?: InputMaybe<Scalars['String']['input']>;
};


export type QueryRestatementsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  metric?: InputMaybe<Scalars['ID']['input']>;
  network?: InputMaybe<Scalars['ID']['input']>;
  period?: InputMaybe<PeriodInput>;
};


export type QuerySectorArgs = {
  asOf?: InputMaybe<Scalars['DateTime']['input']>;
  period: PeriodInput;
};


export type QuerySeriesArgs = {
  asOf?: InputMaybe<Scalars['DateTime']['input']>;
  class?: InputMaybe<Scalars['String']['input']>;
  grain?: InputMaybe<Grain>;
  lens?: InputMaybe<Lens>;
  metrics?: InputMaybe<Array<Scalars['ID']['input']>>;
  networks?: InputMaybe<Array<Scalars['ID']['input']>>;
  period: PeriodInput;
};

/** One final figure that became another. */
export type Restatement = {
  __typename?: 'Restatement';
  /** What made it another. */
  cause: RestatementCause;
  /** Empty for the total, else the part. */
  class: Scalars['String']['output'];
  /** First day of its period. */
  from: Scalars['Date']['output'];
  /** Since when the old value was known. */
  knownAt: Scalars['DateTime']['output'];
  /** What it is. */
  metric: Metric;
  /** Whose it is. */
  network: Scalars['ID']['output'];
  /** Version of the method that made the new one. */
  newMethodVersion: Scalars['Int']['output'];
  /** Why the new value is null or partial; empty otherwise. */
  newReason: Scalars['String']['output'];
  /** null where it is not known any more; `newReason` says why. */
  newValue?: Maybe<Scalars['Decimal']['output']>;
  /** Version of the method that made the old value. */
  oldMethodVersion: Scalars['Int']['output'];
  /** Why the old value was null or partial; empty otherwise. */
  oldReason: Scalars['String']['output'];
  /** null where it was not known; `oldReason` says why. */
  oldValue?: Maybe<Scalars['Decimal']['output']>;
  /** When it became the new one. */
  restatedAt: Scalars['DateTime']['output'];
  /** The day after the last one. */
  to: Scalars['Date']['output'];
  /** The token it is counted in; empty for USD, counts and ratios over all tokens. */
  token: Scalars['String']['output'];
  /** USD, a token's symbol, ratio, count, PiB. */
  unit: Scalars['String']['output'];
};

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

export type RestatementConnection = {
  __typename?: 'RestatementConnection';
  /** This page. */
  nodes: Array<Restatement>;
  /** Where it stands. */
  pageInfo: PageInfo;
};

export type Sector = {
  __typename?: 'Sector';
  /** Totals of metrics whose values may be added across networks. */
  figures: Array<SectorFigure>;
  /** Revenue of the sector through one lens. */
  headline: SectorFigure;
};


export type SectorFiguresArgs = {
  metrics: Array<Scalars['ID']['input']>;
};


export type SectorHeadlineArgs = {
  lens?: InputMaybe<Lens>;
};

export type SectorFigure = {
  __typename?: 'SectorFigure';
  /** First day of any of them; null where none has a value. */
  from?: Maybe<Scalars['Date']['output']>;
  /** The worst grade of its parts. */
  grade?: Maybe<Grade>;
  /** What it is. */
  metric: Metric;
  /** Networks without a value, each with the reason. */
  missing: Array<Missing>;
  /** Networks that are in the sum. */
  networks: Array<Scalars['ID']['output']>;
  /** Those of them whose value is at a nominal price, which is not really paid. */
  nominal: Array<Scalars['ID']['output']>;
  /** Those of them whose value is partial: a source is not read yet, or days are missing. */
  partial: Array<Scalars['ID']['output']>;
  /** The same over the period of equal length before. */
  previous?: Maybe<Scalars['Decimal']['output']>;
  /** Provisional where any part is. */
  state?: Maybe<FigureState>;
  /** The weakest tier of its parts. */
  tier?: Maybe<Tier>;
  /** The day after the last one of any of them. */
  to?: Maybe<Scalars['Date']['output']>;
  /** USD. */
  unit: Scalars['String']['output'];
  /** Sum of the networks that have a value; null where none has. */
  value?: Maybe<Scalars['Decimal']['output']>;
  /** The sum without them; null where no other network has a value. */
  withoutNominal?: Maybe<Scalars['Decimal']['output']>;
};

/** One metric of one network over time. All lists are of one length. */
export type Series = {
  __typename?: 'Series';
  /** Whether everything was read for it. */
  completeness: Array<Maybe<Completeness>>;
  /** How far each can be trusted; as of another time, by the rules of then. */
  grades: Array<Maybe<Grade>>;
  /** What it is. */
  metric: Metric;
  /** Whose it is. */
  network: Scalars['ID']['output'];
  /** Where it is valued by a price that is not really paid: in words, what is said to be paid. Empty otherwise. */
  nominal: Scalars['String']['output'];
  /** Why a value is null or partial, or that the sources of a price it is made with disagree; empty otherwise. */
  reasons: Array<Scalars['String']['output']>;
  /** Where the values come from, each source once. */
  sources: Array<Scalars['String']['output']>;
  /** Whether each can still change. */
  states: Array<Maybe<FigureState>>;
  /** How each was obtained; null for a hole. */
  tiers: Array<Maybe<Tier>>;
  /** Starts of the periods. */
  times: Array<Scalars['Date']['output']>;
  /** The token it is counted in; empty for USD, counts and ratios over all tokens. */
  token: Scalars['String']['output'];
  /** USD, a token's symbol, ratio, count, PiB. */
  unit: Scalars['String']['output'];
  /** null is a hole, never a zero. */
  values: Array<Maybe<Scalars['Decimal']['output']>>;
};

export type SourceCoverage = {
  __typename?: 'SourceCoverage';
  /** Contract or program. */
  address: Scalars['String']['output'];
  /** Chain it is on. */
  chain: Scalars['ID']['output'];
  /** Name and version of what reads it; null where nothing does yet. */
  decoder?: Maybe<Scalars['String']['output']>;
  /** Why, in words; empty where there is nothing to say. */
  detail: Scalars['String']['output'];
  /** payment, prepayment, burn, emission. */
  facts: Array<Scalars['String']['output']>;
  /** Final up to here; null where nothing is read yet. */
  finalTo?: Maybe<Scalars['DateTime']['output']>;
  /** First day read; null where nothing is read yet. */
  from?: Maybe<Scalars['Date']['output']>;
  /** What is not read of it, or not to be believed, oldest first. */
  gaps: Array<CoverageGap>;
  /**
   * Blocks or slots between the last one read and the head of its chain; null where that is not known, as of a chain that does not
   * answer.
   */
  lagBlocks?: Maybe<Scalars['Int']['output']>;
  /** Seconds since the time that it is read up to; null where nothing is read yet. */
  lagSeconds?: Maybe<Scalars['Int']['output']>;
  /** Why it could not be read the last time that it could not; empty where it always could. */
  lastError: Scalars['String']['output'];
  /** When that was; null where it always could. */
  lastErrorAt?: Maybe<Scalars['DateTime']['output']>;
  /** Where that stands. */
  link: Scalars['String']['output'];
  /** Network. */
  network: Scalars['ID']['output'];
  /** First day on which it can hold anything. */
  since: Scalars['Date']['output'];
  /** Id of the source. */
  source: Scalars['ID']['output'];
  /** not_indexed, starting, syncing, following, unreachable, stopped. */
  state: Scalars['String']['output'];
  /** What figures made of it are: derived where a published factor is applied to it; null where nothing reads it. */
  tier?: Maybe<Tier>;
  /** Read up to here; null where nothing is read yet. */
  to?: Maybe<Scalars['DateTime']['output']>;
  /** What it is, in words. */
  what: Scalars['String']['output'];
};

export type Split = {
  __typename?: 'Split';
  /** Share of token holders: burned, bought back, distributed. */
  holders: Scalars['Decimal']['output'];
  /** Share of the protocol or its treasury. */
  protocol: Scalars['Decimal']['output'];
  /** First day it holds for. */
  since: Scalars['Date']['output'];
  /** Who says so. */
  source: Scalars['String']['output'];
  /** Share of node operators. */
  supplySide: Scalars['Decimal']['output'];
  /** In words. */
  why: Scalars['String']['output'];
};

export type Subscription = {
  __typename?: 'Subscription';
  /** What changed, as blocks are read: the newest commit, at once and then at each change. */
  head: Head;
};

/** How a figure was obtained. */
export type Tier =
  /** Indexed x a published factor. */
  | 'DERIVED'
  /** From movements or readings that were taken from the chain. */
  | 'INDEXED'
  /** Restated from somebody else's series. */
  | 'PUBLISHED';

/** The figures of one metric and token of a network that have a value and stand by one tier. */
export type TierSpan = {
  __typename?: 'TierSpan';
  /** Days that they cover: fewer than lie between the two where some are missing or stand by another tier. */
  days: Scalars['Int']['output'];
  /** First day of the first one. */
  from: Scalars['Date']['output'];
  /** fees, fees_native, burned or emitted. */
  metric: Scalars['ID']['output'];
  /** Network. */
  network: Scalars['ID']['output'];
  /** What they were made from, as figures name it. */
  sources: Array<Scalars['String']['output']>;
  /** What they stand by. */
  tier: Tier;
  /** The day after the last day of the last one. */
  to: Scalars['Date']['output'];
  /** Token that they are told in; empty for USD. */
  token: Scalars['String']['output'];
};

export type Token = {
  __typename?: 'Token';
  /** Digits after the point. */
  decimals: Scalars['Int']['output'];
  /** Full name. */
  name: Scalars['String']['output'];
  /** Symbol from the network's definition. */
  symbol: Scalars['String']['output'];
  /** How it is valued, in words. */
  valuation: Scalars['String']['output'];
};

/** A network that is known and not read. */
export type UnreadNetwork = {
  __typename?: 'UnreadNetwork';
  /** For people. */
  name: Scalars['String']['output'];
  /** Why it is not read. What is not confirmed says UNVERIFIED. */
  reason: Scalars['String']['output'];
  /** Who says so. */
  source: Scalars['String']['output'];
};

/** How a month of a network compares with what another source tells. */
export type VerificationState =
  /** Something was not. */
  | 'DIFFERENT'
  /** Every movement was the same, and so is the month still. */
  | 'EQUAL'
  /** It was the same, and the month has changed since. */
  | 'OUTDATED';



export type ResolverTypeWrapper<T> = Promise<T> | T;


export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;





/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  BrokenIdentity: ResolverTypeWrapper<BrokenIdentity>;
  Chain: ResolverTypeWrapper<Chain>;
  ChainMeta: ResolverTypeWrapper<ChainMeta>;
  Colour: ResolverTypeWrapper<Colour>;
  Completeness: Completeness;
  ContentHash: ResolverTypeWrapper<ContentHash>;
  CoverageGap: ResolverTypeWrapper<CoverageGap>;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  Exclusion: ResolverTypeWrapper<Exclusion>;
  Figure: ResolverTypeWrapper<Figure>;
  FigureState: FigureState;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  Flow: ResolverTypeWrapper<Flow>;
  FlowReading: ResolverTypeWrapper<FlowReading>;
  Grade: Grade;
  Grain: Grain;
  Head: ResolverTypeWrapper<Head>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  KnownDemand: ResolverTypeWrapper<KnownDemand>;
  Lens: Lens;
  Link: ResolverTypeWrapper<Link>;
  Market: ResolverTypeWrapper<MarketRow>;
  MarketValue: ResolverTypeWrapper<MarketValue>;
  Meta: ResolverTypeWrapper<Meta>;
  MethodVersion: ResolverTypeWrapper<MethodVersion>;
  Methodology: ResolverTypeWrapper<NetworkRow>;
  MethodologyText: ResolverTypeWrapper<MethodologyText>;
  Metric: ResolverTypeWrapper<Metric>;
  Missing: ResolverTypeWrapper<Missing>;
  MonthVerification: ResolverTypeWrapper<MonthVerification>;
  Movement: ResolverTypeWrapper<Movement>;
  MovementConnection: ResolverTypeWrapper<MovementConnection>;
  MovementFilter: MovementFilter;
  Network: ResolverTypeWrapper<NetworkRow>;
  NetworkDemand: ResolverTypeWrapper<NetworkDemand>;
  NotCounted: ResolverTypeWrapper<NotCounted>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Payer: ResolverTypeWrapper<Payer>;
  Payers: ResolverTypeWrapper<Payers>;
  PeriodInput: PeriodInput;
  PriceComparison: ResolverTypeWrapper<PriceComparison>;
  Provenance: ResolverTypeWrapper<ProvenanceAnswer>;
  ProvenanceKind: ProvenanceKind;
  ProvenanceRow: ResolverTypeWrapper<ProvenanceRow>;
  PublishedSource: ResolverTypeWrapper<PublishedSource>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Restatement: ResolverTypeWrapper<Restatement>;
  RestatementCause: RestatementCause;
  RestatementConnection: ResolverTypeWrapper<RestatementConnection>;
  Sector: ResolverTypeWrapper<SectorAsked>;
  SectorFigure: ResolverTypeWrapper<SectorFigure>;
  Series: ResolverTypeWrapper<Series>;
  SourceCoverage: ResolverTypeWrapper<CoverageRow>;
  Split: ResolverTypeWrapper<Split>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Tier: Tier;
  TierSpan: ResolverTypeWrapper<TierSpan>;
  Token: ResolverTypeWrapper<Token>;
  UnreadNetwork: ResolverTypeWrapper<UnreadNetwork>;
  VerificationState: VerificationState;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Boolean: Scalars['Boolean']['output'];
  BrokenIdentity: BrokenIdentity;
  Chain: Chain;
  ChainMeta: ChainMeta;
  Colour: Colour;
  ContentHash: ContentHash;
  CoverageGap: CoverageGap;
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  Decimal: Scalars['Decimal']['output'];
  Exclusion: Exclusion;
  Figure: Figure;
  Float: Scalars['Float']['output'];
  Flow: Flow;
  FlowReading: FlowReading;
  Head: Head;
  ID: Scalars['ID']['output'];
  Int: Scalars['Int']['output'];
  KnownDemand: KnownDemand;
  Link: Link;
  Market: MarketRow;
  MarketValue: MarketValue;
  Meta: Meta;
  MethodVersion: MethodVersion;
  Methodology: NetworkRow;
  MethodologyText: MethodologyText;
  Metric: Metric;
  Missing: Missing;
  MonthVerification: MonthVerification;
  Movement: Movement;
  MovementConnection: MovementConnection;
  MovementFilter: MovementFilter;
  Network: NetworkRow;
  NetworkDemand: NetworkDemand;
  NotCounted: NotCounted;
  PageInfo: PageInfo;
  Payer: Payer;
  Payers: Payers;
  PeriodInput: PeriodInput;
  PriceComparison: PriceComparison;
  Provenance: ProvenanceAnswer;
  ProvenanceRow: ProvenanceRow;
  PublishedSource: PublishedSource;
  Query: Record<PropertyKey, never>;
  Restatement: Restatement;
  RestatementConnection: RestatementConnection;
  Sector: SectorAsked;
  SectorFigure: SectorFigure;
  Series: Series;
  SourceCoverage: CoverageRow;
  Split: Split;
  String: Scalars['String']['output'];
  Subscription: Record<PropertyKey, never>;
  TierSpan: TierSpan;
  Token: Token;
  UnreadNetwork: UnreadNetwork;
};

export type BrokenIdentityResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BrokenIdentity'] = ResolversParentTypes['BrokenIdentity']> = {
  day?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  foundAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  identity?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  leftSide?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  metric?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  network?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  rightSide?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  token?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ChainResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Chain'] = ResolversParentTypes['Chain']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ChainMetaResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChainMeta'] = ResolversParentTypes['ChainMeta']> = {
  block?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  blockTime?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  chain?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  detail?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  etaSeconds?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  finalBlock?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  head?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  percent?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  since?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ColourResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Colour'] = ResolversParentTypes['Colour']> = {
  dark?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  light?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ContentHashResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ContentHash'] = ResolversParentTypes['ContentHash']> = {
  month?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  network?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  sha256?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type CoverageGapResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CoverageGap'] = ResolversParentTypes['CoverageGap']> = {
  from?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  to?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
};

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], any> {
  name: 'Date';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export interface DecimalScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Decimal'], any> {
  name: 'Decimal';
}

export type ExclusionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Exclusion'] = ResolversParentTypes['Exclusion']> = {
  payer?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  transaction?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  why?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type FigureResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Figure'] = ResolversParentTypes['Figure']> = {
  completeness?: Resolver<Maybe<ResolversTypes['Completeness']>, ParentType, ContextType>;
  from?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  grade?: Resolver<Maybe<ResolversTypes['Grade']>, ParentType, ContextType>;
  metric?: Resolver<ResolversTypes['Metric'], ParentType, ContextType>;
  movements?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  nominal?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  previous?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  state?: Resolver<Maybe<ResolversTypes['FigureState']>, ParentType, ContextType>;
  tier?: Resolver<Maybe<ResolversTypes['Tier']>, ParentType, ContextType>;
  to?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  token?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  unit?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
};

export type FlowResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Flow'] = ResolversParentTypes['Flow']> = {
  amount?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  class?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  day?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  fact?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  formula?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  from?: Resolver<ResolversTypes['FlowReading'], ParentType, ContextType>;
  metric?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['FlowReading'], ParentType, ContextType>;
  token?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  toldByMovements?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  usd?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
};

export type FlowReadingResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FlowReading'] = ResolversParentTypes['FlowReading']> = {
  answer?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  answerUrl?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  askedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  block?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  border?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
};

export type HeadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Head'] = ResolversParentTypes['Head']> = {
  committedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  networks?: Resolver<Array<ResolversTypes['ID']>, ParentType, ContextType>;
  number?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type KnownDemandResolvers<ContextType = Context, ParentType extends ResolversParentTypes['KnownDemand'] = ResolversParentTypes['KnownDemand']> = {
  day?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  networks?: Resolver<Array<ResolversTypes['NetworkDemand']>, ParentType, ContextType>;
  observed?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  observedShare?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  readable?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  readableShare?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
};

export type LinkResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Link'] = ResolversParentTypes['Link']> = {
  rel?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  url?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type MarketResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Market'] = ResolversParentTypes['Market']> = {
  circulating?: Resolver<ResolversTypes['MarketValue'], ParentType, ContextType>;
  comparison?: Resolver<Maybe<ResolversTypes['PriceComparison']>, ParentType, ContextType>;
  feesAnnualised?: Resolver<ResolversTypes['MarketValue'], ParentType, ContextType>;
  fullyDiluted?: Resolver<ResolversTypes['MarketValue'], ParentType, ContextType>;
  largest?: Resolver<ResolversTypes['MarketValue'], ParentType, ContextType>;
  marketCap?: Resolver<ResolversTypes['MarketValue'], ParentType, ContextType>;
  price?: Resolver<ResolversTypes['MarketValue'], ParentType, ContextType>;
  priceToFees?: Resolver<ResolversTypes['MarketValue'], ParentType, ContextType>;
  token?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type MarketValueResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MarketValue'] = ResolversParentTypes['MarketValue']> = {
  answerUrl?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  last?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  nominal?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  observedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  partial?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
};

export type MetaResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Meta'] = ResolversParentTypes['Meta']> = {
  asOf?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  chains?: Resolver<Array<ResolversTypes['ChainMeta']>, ParentType, ContextType>;
  environment?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  methods?: Resolver<Array<ResolversTypes['MethodVersion']>, ParentType, ContextType>;
  version?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type MethodVersionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MethodVersion'] = ResolversParentTypes['MethodVersion']> = {
  network?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type MethodologyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Methodology'] = ResolversParentTypes['Methodology']> = {
  divideBy?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  divideBySource?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  divideByWhy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  exclusions?: Resolver<Array<ResolversTypes['Exclusion']>, ParentType, ContextType>;
  notCounted?: Resolver<Array<ResolversTypes['NotCounted']>, ParentType, ContextType>;
  revenueBasis?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  revenueFact?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  splits?: Resolver<Array<ResolversTypes['Split']>, ParentType, ContextType>;
  texts?: Resolver<Array<ResolversTypes['MethodologyText']>, ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type MethodologyTextResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MethodologyText'] = ResolversParentTypes['MethodologyText']> = {
  metric?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type MetricResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Metric'] = ResolversParentTypes['Metric']> = {
  additive?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  aggregation?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  formula?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  group?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  unit?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type MissingResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Missing'] = ResolversParentTypes['Missing']> = {
  network?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type MonthVerificationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MonthVerification'] = ResolversParentTypes['MonthVerification']> = {
  chain?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  faults?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  figures?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  headers?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  month?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  movements?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  network?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  prices?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  receipts?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sha256?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['VerificationState'], ParentType, ContextType>;
  verifiedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type MovementResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Movement'] = ResolversParentTypes['Movement']> = {
  amount?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  amountRaw?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  block?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  chain?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  class?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  decimals?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  excluded?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  explorerUrl?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  fact?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  network?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  payee?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  payer?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  position?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  price?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  priceDay?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  priceSource?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reference?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  service?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  time?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  token?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  transaction?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  usd?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
};

export type MovementConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MovementConnection'] = ResolversParentTypes['MovementConnection']> = {
  flows?: Resolver<Array<ResolversTypes['Flow']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Movement']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  share?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  total?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unit?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type NetworkResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Network'] = ResolversParentTypes['Network']> = {
  category?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  chains?: Resolver<Array<ResolversTypes['Chain']>, ParentType, ContextType>;
  colour?: Resolver<ResolversTypes['Colour'], ParentType, ContextType>;
  coverage?: Resolver<Array<ResolversTypes['SourceCoverage']>, ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  figures?: Resolver<Array<ResolversTypes['Figure']>, ParentType, ContextType, RequireFields<NetworkFiguresArgs, 'metrics' | 'period'>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  links?: Resolver<Array<ResolversTypes['Link']>, ParentType, ContextType>;
  market?: Resolver<Maybe<ResolversTypes['Market']>, ParentType, ContextType>;
  methodology?: Resolver<ResolversTypes['Methodology'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  payers?: Resolver<ResolversTypes['Payers'], ParentType, ContextType, RequireFields<NetworkPayersArgs, 'first' | 'period'>>;
  status?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  tokens?: Resolver<Array<ResolversTypes['Token']>, ParentType, ContextType>;
};

export type NetworkDemandResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NetworkDemand'] = ResolversParentTypes['NetworkDemand']> = {
  differs?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  network?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  observed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  usd?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
};

export type NotCountedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NotCounted'] = ResolversParentTypes['NotCounted']> = {
  what?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  why?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type PayerResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Payer'] = ResolversParentTypes['Payer']> = {
  address?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  circular?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  first?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  last?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  payments?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  share?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  usd?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
};

export type PayersResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Payers'] = ResolversParentTypes['Payers']> = {
  circularShare?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  count?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  hhi?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  top?: Resolver<Array<ResolversTypes['Payer']>, ParentType, ContextType>;
  top1Share?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  top10Share?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  total?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
};

export type PriceComparisonResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PriceComparison'] = ResolversParentTypes['PriceComparison']> = {
  comparedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  difference?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  doubt?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  otherPrice?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  otherSource?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  price?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ProvenanceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Provenance'] = ResolversParentTypes['Provenance']> = {
  asOf?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  chains?: Resolver<Array<ResolversTypes['ChainMeta']>, ParentType, ContextType>;
  class?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  divideBy?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  hashes?: Resolver<Array<ResolversTypes['ContentHash']>, ParentType, ContextType>;
  methods?: Resolver<Array<ResolversTypes['MethodVersion']>, ParentType, ContextType>;
  metric?: Resolver<ResolversTypes['Metric'], ParentType, ContextType>;
  network?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  rows?: Resolver<Array<ResolversTypes['ProvenanceRow']>, ParentType, ContextType>;
  splits?: Resolver<Array<ResolversTypes['Split']>, ParentType, ContextType>;
  state?: Resolver<Maybe<ResolversTypes['FigureState']>, ParentType, ContextType>;
  tier?: Resolver<Maybe<ResolversTypes['Tier']>, ParentType, ContextType>;
  token?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  total?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unit?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
};

export type ProvenanceRowResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProvenanceRow'] = ResolversParentTypes['ProvenanceRow']> = {
  amount?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  answer?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  block?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  chain?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  class?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  day?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  divideBy?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  fact?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['ProvenanceKind'], ParentType, ContextType>;
  network?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  payee?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  payer?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  price?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  priceSource?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  readingAfter?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  readingBefore?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  share?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  sum?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  tier?: Resolver<Maybe<ResolversTypes['Tier']>, ParentType, ContextType>;
  time?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  token?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  transaction?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  usd?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
};

export type PublishedSourceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PublishedSource'] = ResolversParentTypes['PublishedSource']> = {
  caution?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  licence?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  place?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  what?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  _meta?: Resolver<ResolversTypes['Meta'], ParentType, ContextType>;
  brokenIdentities?: Resolver<Array<ResolversTypes['BrokenIdentity']>, ParentType, ContextType>;
  coverage?: Resolver<Array<ResolversTypes['SourceCoverage']>, ParentType, ContextType>;
  knownDemand?: Resolver<Maybe<ResolversTypes['KnownDemand']>, ParentType, ContextType>;
  metrics?: Resolver<Array<ResolversTypes['Metric']>, ParentType, ContextType>;
  movements?: Resolver<ResolversTypes['MovementConnection'], ParentType, ContextType, RequireFields<QueryMovementsArgs, 'filter' | 'first'>>;
  network?: Resolver<Maybe<ResolversTypes['Network']>, ParentType, ContextType, RequireFields<QueryNetworkArgs, 'id'>>;
  networks?: Resolver<Array<ResolversTypes['Network']>, ParentType, ContextType, Partial<QueryNetworksArgs>>;
  provenance?: Resolver<ResolversTypes['Provenance'], ParentType, ContextType, RequireFields<QueryProvenanceArgs, 'class' | 'first' | 'metric' | 'period' | 'token'>>;
  publishedSources?: Resolver<Array<ResolversTypes['PublishedSource']>, ParentType, ContextType>;
  restatements?: Resolver<ResolversTypes['RestatementConnection'], ParentType, ContextType, RequireFields<QueryRestatementsArgs, 'first'>>;
  sector?: Resolver<ResolversTypes['Sector'], ParentType, ContextType, RequireFields<QuerySectorArgs, 'period'>>;
  series?: Resolver<Array<ResolversTypes['Series']>, ParentType, ContextType, RequireFields<QuerySeriesArgs, 'class' | 'grain' | 'period'>>;
  tierSpans?: Resolver<Array<ResolversTypes['TierSpan']>, ParentType, ContextType>;
  unreadNetworks?: Resolver<Array<ResolversTypes['UnreadNetwork']>, ParentType, ContextType>;
  verifications?: Resolver<Array<ResolversTypes['MonthVerification']>, ParentType, ContextType>;
};

export type RestatementResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Restatement'] = ResolversParentTypes['Restatement']> = {
  cause?: Resolver<ResolversTypes['RestatementCause'], ParentType, ContextType>;
  class?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  from?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  knownAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  metric?: Resolver<ResolversTypes['Metric'], ParentType, ContextType>;
  network?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  newMethodVersion?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  newReason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  newValue?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  oldMethodVersion?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  oldReason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  oldValue?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  restatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  token?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  unit?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type RestatementConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RestatementConnection'] = ResolversParentTypes['RestatementConnection']> = {
  nodes?: Resolver<Array<ResolversTypes['Restatement']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type SectorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Sector'] = ResolversParentTypes['Sector']> = {
  figures?: Resolver<Array<ResolversTypes['SectorFigure']>, ParentType, ContextType, RequireFields<SectorFiguresArgs, 'metrics'>>;
  headline?: Resolver<ResolversTypes['SectorFigure'], ParentType, ContextType, RequireFields<SectorHeadlineArgs, 'lens'>>;
};

export type SectorFigureResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SectorFigure'] = ResolversParentTypes['SectorFigure']> = {
  from?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  grade?: Resolver<Maybe<ResolversTypes['Grade']>, ParentType, ContextType>;
  metric?: Resolver<ResolversTypes['Metric'], ParentType, ContextType>;
  missing?: Resolver<Array<ResolversTypes['Missing']>, ParentType, ContextType>;
  networks?: Resolver<Array<ResolversTypes['ID']>, ParentType, ContextType>;
  nominal?: Resolver<Array<ResolversTypes['ID']>, ParentType, ContextType>;
  partial?: Resolver<Array<ResolversTypes['ID']>, ParentType, ContextType>;
  previous?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  state?: Resolver<Maybe<ResolversTypes['FigureState']>, ParentType, ContextType>;
  tier?: Resolver<Maybe<ResolversTypes['Tier']>, ParentType, ContextType>;
  to?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  unit?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  withoutNominal?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
};

export type SeriesResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Series'] = ResolversParentTypes['Series']> = {
  completeness?: Resolver<Array<Maybe<ResolversTypes['Completeness']>>, ParentType, ContextType>;
  grades?: Resolver<Array<Maybe<ResolversTypes['Grade']>>, ParentType, ContextType>;
  metric?: Resolver<ResolversTypes['Metric'], ParentType, ContextType>;
  network?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  nominal?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reasons?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  sources?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  states?: Resolver<Array<Maybe<ResolversTypes['FigureState']>>, ParentType, ContextType>;
  tiers?: Resolver<Array<Maybe<ResolversTypes['Tier']>>, ParentType, ContextType>;
  times?: Resolver<Array<ResolversTypes['Date']>, ParentType, ContextType>;
  token?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  unit?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  values?: Resolver<Array<Maybe<ResolversTypes['Decimal']>>, ParentType, ContextType>;
};

export type SourceCoverageResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SourceCoverage'] = ResolversParentTypes['SourceCoverage']> = {
  address?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  chain?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  decoder?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  detail?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  facts?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  finalTo?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  from?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  gaps?: Resolver<Array<ResolversTypes['CoverageGap']>, ParentType, ContextType>;
  lagBlocks?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  lagSeconds?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  lastError?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  lastErrorAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  link?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  network?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  since?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  tier?: Resolver<Maybe<ResolversTypes['Tier']>, ParentType, ContextType>;
  to?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  what?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type SplitResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Split'] = ResolversParentTypes['Split']> = {
  holders?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  protocol?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  since?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  supplySide?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  why?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type SubscriptionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  head?: SubscriptionResolver<ResolversTypes['Head'], "head", ParentType, ContextType>;
};

export type TierSpanResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TierSpan'] = ResolversParentTypes['TierSpan']> = {
  days?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  from?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  metric?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  network?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  sources?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  tier?: Resolver<ResolversTypes['Tier'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  token?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type TokenResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Token'] = ResolversParentTypes['Token']> = {
  decimals?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  symbol?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  valuation?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type UnreadNetworkResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UnreadNetwork'] = ResolversParentTypes['UnreadNetwork']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  BrokenIdentity?: BrokenIdentityResolvers<ContextType>;
  Chain?: ChainResolvers<ContextType>;
  ChainMeta?: ChainMetaResolvers<ContextType>;
  Colour?: ColourResolvers<ContextType>;
  ContentHash?: ContentHashResolvers<ContextType>;
  CoverageGap?: CoverageGapResolvers<ContextType>;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  Decimal?: GraphQLScalarType;
  Exclusion?: ExclusionResolvers<ContextType>;
  Figure?: FigureResolvers<ContextType>;
  Flow?: FlowResolvers<ContextType>;
  FlowReading?: FlowReadingResolvers<ContextType>;
  Head?: HeadResolvers<ContextType>;
  KnownDemand?: KnownDemandResolvers<ContextType>;
  Link?: LinkResolvers<ContextType>;
  Market?: MarketResolvers<ContextType>;
  MarketValue?: MarketValueResolvers<ContextType>;
  Meta?: MetaResolvers<ContextType>;
  MethodVersion?: MethodVersionResolvers<ContextType>;
  Methodology?: MethodologyResolvers<ContextType>;
  MethodologyText?: MethodologyTextResolvers<ContextType>;
  Metric?: MetricResolvers<ContextType>;
  Missing?: MissingResolvers<ContextType>;
  MonthVerification?: MonthVerificationResolvers<ContextType>;
  Movement?: MovementResolvers<ContextType>;
  MovementConnection?: MovementConnectionResolvers<ContextType>;
  Network?: NetworkResolvers<ContextType>;
  NetworkDemand?: NetworkDemandResolvers<ContextType>;
  NotCounted?: NotCountedResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Payer?: PayerResolvers<ContextType>;
  Payers?: PayersResolvers<ContextType>;
  PriceComparison?: PriceComparisonResolvers<ContextType>;
  Provenance?: ProvenanceResolvers<ContextType>;
  ProvenanceRow?: ProvenanceRowResolvers<ContextType>;
  PublishedSource?: PublishedSourceResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  Restatement?: RestatementResolvers<ContextType>;
  RestatementConnection?: RestatementConnectionResolvers<ContextType>;
  Sector?: SectorResolvers<ContextType>;
  SectorFigure?: SectorFigureResolvers<ContextType>;
  Series?: SeriesResolvers<ContextType>;
  SourceCoverage?: SourceCoverageResolvers<ContextType>;
  Split?: SplitResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  TierSpan?: TierSpanResolvers<ContextType>;
  Token?: TokenResolvers<ContextType>;
  UnreadNetwork?: UnreadNetworkResolvers<ContextType>;
};

