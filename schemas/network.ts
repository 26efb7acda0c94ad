import { checksumAddress } from 'viem'
import { z } from 'zod'
import { formatAmount, parseAmount } from './amount.ts'
import type { Decoder } from './decoder.ts'
import { ConfigError } from './errors.ts'
import { findMetric } from './metrics.ts'
import { burnReasons, facts, recipientClasses } from './movement.ts'
import type { ReadingSource } from './reading.ts'

/** What the scaffold leaves open must be filled in by a person. */
const text = z
  .string()
  .trim()
  .min(1)
  .refine((value) => !/^TODO\b/.test(value), 'expected your words instead')
const link = z.url({ protocol: /^https?$/ })
const day = z.iso.date()
const decimal = z.string().regex(/^\d+(\.\d{1,18})?$/, 'expected decimal text such as "0.8"')

/** EVM addresses are checked by their EIP-55 checksum; those of other families by their decoder. */
const address = text.superRefine((value, context) => {
  if (!/^0x/.test(value)) return
  const message = /^0x[0-9a-fA-F]{40}$/.test(value)
    ? `expected the EIP-55 checksum ${checksumAddress(value as `0x${string}`)}`
    : 'expected 0x and 40 hex digits'
  if (!message.endsWith(value)) context.addIssue({ code: 'custom', message, input: value })
})

/** Hash of an EVM transaction, signature of a Solana one. */
const transaction = z
  .string()
  .regex(
    /^(0x[0-9a-f]{64}|[1-9A-HJ-NP-Za-km-z]{86,88})$/,
    'expected a hash in lower case or a signature in base58',
  )

const token = z.object({
  name: text,
  decimals: z.int().min(0).max(36),
  /** Where a chain counts in other base units than the rest: chain id -> decimals there. */
  decimalsOn: z.record(text, z.int().min(0).max(36)).default({}),
  /** Where the token stands: chain id -> contract address or mint, 'native' for the chain's own coin. */
  addresses: z.record(text, address),
  /** Who tells the USD price, or what it follows from, or the peg that is used instead, with why. null: no keyless source is known. */
  price: z.union([
    // coinpaprika: id at the second source, which the price is compared with.
    z.object({ coingecko: text, coinpaprika: text.optional() }),
    z.object({ peg: decimal, why: text, source: link }),
    // So many of this token are worth one of another: USD = USD of `token` / reading `metric` of the network.
    z.object({ per: text, metric: text, why: text, source: link }),
    z.null(),
  ]),
})

const decoder = z.custom<Decoder>(
  (value) => typeof (value as Decoder)?.decode === 'function' && (value as Decoder).filters?.length > 0,
  'expected a decoder',
)

const source = z.object({
  id: z
    .string()
    .trim()
    .regex(/^[a-z0-9-]+$/),
  chain: text,
  /** Contract or program that is read. */
  address,
  /** First block that can hold an event of it. */
  firstBlock: z.int().min(0),
  /** UTC day of that block: from here on a day without movements is a true zero. */
  since: day,
  /** null: known to carry money, not read yet. Figures of its facts are partial from `since` on, and say so. */
  decoder: decoder.nullable(),
  /** What the source carries. Must be the decoder's facts where there is one. */
  facts: z.array(z.enum(facts)).min(1),
  /** Why its movements are kept and shown, and count for nothing; left out where they count. */
  excluded: text.optional(),
  what: text,
  source: link,
})

const counter = z.object({
  metric: text,
  token: text,
  fact: z.enum(facts),
  class: z.union([z.enum([...burnReasons, ...recipientClasses]), z.literal('')]),
  most: decimal,
  rate: text.optional(),
  shortOf: text.optional(),
  holdsMovements: z.boolean().optional(),
  recount: z.object({ metric: text, within: decimal }).optional(),
  check: z.object({ metric: text, rule: z.enum(['equals', 'supply']), within: decimal }).optional(),
})

const reading = z.object({
  id: z
    .string()
    .trim()
    .regex(/^[a-z0-9-]+$/),
  version: z.int().min(1),
  chain: text,
  address: text,
  url: link,
  since: day,
  span: z.int().min(1),
  reach: z.int().min(0).optional(),
  settles: z.int().min(0),
  counters: z.array(counter).readonly(),
  what: text,
  source: link,
  observe: z.custom<ReadingSource['observe']>((value) => typeof value === 'function', 'expected a function'),
})

const split = z
  .object({ since: day, supplySide: decimal, protocol: decimal, holders: decimal, why: text, source: link })
  .superRefine(({ supplySide, protocol, holders }, context) => {
    const sum = [supplySide, protocol, holders].reduce((total, share) => total + parseAmount(share, 18), 0n)
    if (sum !== parseAmount('1', 18))
      context.addIssue({
        code: 'custom',
        message: 'expected shares that sum to 1',
        input: `${supplySide} + ${protocol} + ${holders} = ${formatAmount(sum, 18)}`,
      })
  })

const revenue = z.object({
  fact: z.enum(facts),
  /** Which classes of the fact count; all where left out. */
  classes: z.array(z.enum([...burnReasons, ...recipientClasses])).optional(),
  /** accrual: paid for service used. cash: paid ahead, the chain shows nothing later. */
  basis: z.enum(['accrual', 'cash']),
  /** The chain shows only this part of what was paid: fees = movements / divideBy, and the figure is derived. */
  divideBy: z
    .object({
      value: decimal.refine((value) => Number(value) > 0, 'expected more than 0'),
      why: text,
      source: link,
    })
    .optional(),
})

const definition = z
  .object({
    id: z
      .string()
      .trim()
      .regex(/^[a-z0-9-]+$/, 'expected lower case letters, digits and hyphens'),
    name: text,
    category: z.enum(['storage', 'compute', 'ai', 'wireless', 'mapping', 'positioning', 'data', 'energy']),
    description: text.regex(/\.$/, 'expected a sentence that ends with a full stop'),
    colour: z.object({ light: z.string().regex(/^#[0-9a-f]{6}$/), dark: z.string().regex(/^#[0-9a-f]{6}$/) }),
    links: z.object({ website: link, docs: link.optional(), explorer: link.optional() }),
    tokens: z.record(
      z
        .string()
        .trim()
        .regex(/^[A-Za-z0-9]{2,10}$/),
      token,
    ),
    /** The token that the network itself issues, whose supply is its market; left out where only one has a market. */
    ownToken: text.optional(),
    sources: z.array(source),
    /** Counters and gauges that are read at the borders of days. */
    readings: z.array(reading).default([]),
    /** null: nothing that customers pay is on chain; `methodology.fees` says why. */
    revenue: revenue.nullable(),
    /**
     * Which receivers are providers, so that distinct ones of a day are counted: payees, where payments go straight to them;
     * rewarded, where emission of class provider does.
     */
    recipients: z.array(z.enum(['payees', 'rewarded'])).default([]),
    /**
     * A supply that a contract tells, of a token of which all that is made and all that is destroyed is read as movements of these
     * facts: its rise in a day is the one less the other, or the day breaks an identity.
     */
    closure: z.object({ metric: text, token: text, minted: z.enum(facts), burned: z.enum(facts) }).optional(),
    /** What of the method is inferred and not documented, as a sentence: no figure of the network is graded above B. */
    inferred: text.optional(),
    splits: z.array(split),
    /** Movements of these payers are kept and shown, and count for nothing. */
    exclusions: z.array(z.object({ payer: address, why: text, source: link })),
    /** Single transactions whose movements are kept and shown, and count for nothing, as their source listed them on a day. */
    excludedTransactions: z.array(z.object({ transaction, asOf: day, why: text, source: link })).default([]),
    /** How each number is made, in words for a reader. */
    methodology: z.object({
      fees: text,
      supply_side_revenue: text,
      revenue: text,
      burned: text,
      emitted: text,
      /** Nodes, capacity and use: what tells them, or why nothing does. */
      utilization: text.optional(),
      published: text.optional(),
      /** Whether what was made less what was destroyed is held against a supply that the chain tells, or why it cannot be. */
      supply: text.optional(),
      /** What fees are valued by where customers do not really pay that price, and what they would be by another. */
      nominal: text.optional(),
    }),
    /** The same money seen again, and why it is left out. */
    notCounted: z.array(z.object({ what: text, why: text })),
    /** Rises with every change of a rule above. */
    methodVersion: z.int().min(1),
  })
  .superRefine((network, context) => {
    const issue = (path: (string | number)[], message: string, input: unknown) =>
      context.addIssue({ code: 'custom', path, message, input })
    network.splits.forEach((entry, index) => {
      const before = network.splits[index - 1]
      if (before !== undefined && before.since >= entry.since)
        issue(['splits', index, 'since'], `expected a day after ${before.since}`, entry.since)
    })
    const { revenue, splits } = network
    const carriers = [
      ...network.sources,
      ...network.readings.map(({ since, counters }) => ({ since, facts: counters.map(({ fact }) => fact) })),
    ]
    const begins = carriers
      .filter(({ facts: carried }) => revenue !== null && carried.includes(revenue.fact))
      .map(({ since }) => since)
      .sort()[0]
    const [firstSplit] = splits
    if (firstSplit !== undefined && begins !== undefined && firstSplit.since > begins)
      issue(
        ['splits', 0, 'since'],
        `expected ${begins} or before: sources carry revenue from that day on`,
        firstSplit.since,
      )
    if (network.revenue !== null && network.splits.length === 0)
      issue(['splits'], 'expected at least one split, because the network has revenue', 'none')
    const ids = [...network.sources, ...network.readings].map(({ id }) => id)
    for (const [symbol, { price }] of Object.entries(network.tokens))
      if (price !== null && 'per' in price) {
        if (!(price.per in network.tokens))
          issue(['tokens', symbol, 'price', 'per'], 'expected a token of the network', price.per)
        if (findMetric(price.metric) === undefined)
          issue(['tokens', symbol, 'price', 'metric'], 'expected a metric of the dictionary', price.metric)
      }
    const traded = tradedTokens(network)
    if (network.ownToken === undefined && traded.length > 1)
      issue(['ownToken'], `expected one of ${traded.join(', ')}`, network.ownToken)
    if (network.ownToken !== undefined && !traded.includes(network.ownToken))
      issue(['ownToken'], 'expected a token of the network that has a coingecko id', network.ownToken)
    const { closure } = network
    if (closure !== undefined && !(closure.token in network.tokens))
      issue(['closure', 'token'], 'expected a token of the network', closure.token)
    if (closure !== undefined && findMetric(closure.metric)?.aggregation !== 'last')
      issue(['closure', 'metric'], 'expected a metric that is a total', closure.metric)
    const counted = network.readings.flatMap(({ counters }) =>
      counters.map(({ metric, token }) => `${metric} of ${token}`),
    )
    counted.forEach((name, index) => {
      if (counted.indexOf(name) !== index) issue(['readings'], 'expected each counter once', name)
    })
    network.readings.forEach(({ counters }, index) => {
      for (const { metric, token, rate, shortOf, check, recount } of counters) {
        for (const read of [metric, ...(rate === undefined ? [] : [rate])])
          if (findMetric(read)?.aggregation !== 'last')
            issue(['readings', index, 'counters'], 'expected a metric that is a total', read)
        if (shortOf !== undefined && !counters.some((other) => other.metric === shortOf && !other.shortOf))
          issue(['readings', index, 'counters'], 'expected a counter that moves by itself', shortOf)
        if (!(token in network.tokens))
          issue(['readings', index, 'counters'], 'expected a token of the network', token)
        if (check !== undefined && findMetric(check.metric) === undefined)
          issue(['readings', index, 'counters'], 'expected a metric of the dictionary', check.metric)
        if (recount !== undefined && findMetric(recount.metric)?.aggregation !== 'sum')
          issue(['readings', index, 'counters'], 'expected a metric that is added up', recount.metric)
      }
    })
    network.sources.forEach((entry, index) => {
      if (ids.indexOf(entry.id) !== index) issue(['sources', index, 'id'], 'expected a unique id', entry.id)
      if (entry.decoder?.facts.some((fact) => !entry.facts.includes(fact)))
        issue(
          ['sources', index, 'facts'],
          `expected ${entry.decoder.facts.join(', ')}`,
          entry.facts.join(', '),
        )
    })
  })

export type NetworkDefinition = z.infer<typeof definition>
export type SourceDefinition = NetworkDefinition['sources'][number]
export type TokenDefinition = z.infer<typeof token>

/** Tokens whose price is made by a market. */
function tradedTokens({ tokens }: Pick<NetworkDefinition, 'tokens'>): string[] {
  return Object.entries(tokens).flatMap(([symbol, { price }]) =>
    price !== null && 'coingecko' in price ? [symbol] : [],
  )
}

/** The token that the network itself issues, if it has a market. */
export function ownTokenOf(network: Pick<NetworkDefinition, 'tokens' | 'ownToken'>): string | undefined {
  return network.ownToken ?? tradedTokens(network)[0]
}

/**
 * Checks a network's definition and gives it back; the type is its documentation.
 * Throws ConfigError that names each wrong field, what stood there and what was expected.
 */
export function defineNetwork(input: z.input<typeof definition>): NetworkDefinition {
  const result = definition.safeParse(input, { reportInput: true })
  if (result.success) return result.data
  const problems = result.error.issues.map((issue) => {
    const field = issue.path.join('.')
    return `${field}: got ${shortJson(issue.input)}, ${issue.message}`
  })
  throw new ConfigError({
    what: 'network definition refused',
    expected: problems.join(' | '),
    where: `network ${shortJson((input as { id?: unknown } | null)?.id)}`,
  })
}

function shortJson(value: unknown): string {
  const json = typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing')
  return json.length > 120 ? `${json.slice(0, 120)}…` : json
}
