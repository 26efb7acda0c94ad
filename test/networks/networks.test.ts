import { readdirSync } from 'node:fs'
import { isAddress as isSolanaAddress } from '@solana/kit'
import { checksumAddress, isAddress } from 'viem'
import { describe, expect, test } from 'vitest'
import { parseAmount } from '../../schemas/amount.ts'
import type { Hex } from '../../schemas/decoder.ts'
import type { NetworkDefinition } from '../../schemas/network.ts'

const folder = new URL('../../indexer/networks/', import.meta.url)
const files = readdirSync(folder).filter((name) => name.endsWith('.ts'))
const networks = await Promise.all(
  files.map(async (file) => {
    const { default: network } = (await import(new URL(file, folder).href)) as { default: NetworkDefinition }
    return { file, network }
  }),
)

/** Ledgers that a network may name; those of the readers are among them. */
const ledgers = ['akash', 'arbitrum', 'bittensor', 'filecoin', 'internet-computer', 'polygon', 'solana']

describe.each(networks)('$file', ({ file, network }) => {
  const { sources, readings, tokens, splits, methodology, notCounted } = network

  test('is named as its file', () => {
    expect(`${network.id}.ts`).toBe(file)
  })

  test('links are https', () => {
    const links = [
      ...Object.values(network.links),
      ...sources,
      ...readings,
      ...splits,
      ...network.exclusions,
    ].map((entry) => (typeof entry === 'string' ? entry : entry.source))
    for (const link of links) expect(link).toMatch(/^https:\/\/[a-z0-9.-]+\.[a-z]+/)
  })

  test('every sentence ends with a full stop', () => {
    const sentences = [
      network.description,
      ...Object.values(methodology),
      ...[...sources, ...readings].map(({ what }) => what),
      ...splits.map(({ why }) => why),
      ...network.exclusions.map(({ why }) => why),
      ...notCounted.flatMap(({ what, why }) => [what, why]),
      ...(network.revenue?.divideBy === undefined ? [] : [network.revenue.divideBy.why]),
    ]
    for (const sentence of sentences) expect(sentence).toMatch(/^[A-Z0-9].*\.$/)
  })

  test('says whether its supply is held against what was made and destroyed, in a sentence or two', () => {
    expect(methodology.supply).toMatch(/^(Closed|Not closed|DIMO Credits are closed)/)
    if (network.closure !== undefined) {
      const { metric, token, minted, burned } = network.closure
      expect(tokens[token]).toBeDefined()
      expect(minted).not.toBe(burned)
      expect(metric).not.toBe('')
    }
  })

  test('splits are in order, sum to one and begin before the money does', () => {
    const days = splits.map(({ since }) => since)
    expect(days).toEqual([...days].sort())
    for (const { supplySide, protocol, holders } of splits)
      expect([supplySide, protocol, holders].reduce((sum, share) => sum + parseAmount(share, 18), 0n)).toBe(
        10n ** 18n,
      )
    const { revenue } = network
    const paid = sources.filter(({ facts }) => revenue !== null && facts.includes(revenue.fact))
    for (const { since } of paid) expect((days[0] ?? '') <= since).toBe(true)
  })

  test('what is read has a right address on a known ledger, and says each of its facts', () => {
    for (const { chain, address, decoder, facts } of sources) {
      expect(ledgers).toContain(chain)
      if (decoder === null) continue
      if (decoder.family === 'solana') expect(isSolanaAddress(address)).toBe(true)
      else if (decoder.family === 'substrate')
        for (const { event } of decoder.filters) expect(event.startsWith(`${address}.`), event).toBe(true)
      else expect(isAddress(address) && checksumAddress(address as Hex)).toBe(address)
      expect([...decoder.facts].sort()).toEqual([...facts].sort())
    }
  })

  test('tokens stand where its sources are, and every price has its source', () => {
    for (const { addresses, decimals, price } of Object.values(tokens)) {
      expect(Object.keys(addresses).length).toBeGreaterThan(0)
      for (const chain of Object.keys(addresses))
        expect([...sources, ...readings].map((source) => source.chain)).toContain(chain)
      expect(decimals).toBeGreaterThanOrEqual(0)
      if (price !== null && 'peg' in price) expect(price.why).toMatch(/\.$/)
    }
  })

  test('a figure that the chain shows only a part of says so', () => {
    if (network.revenue?.divideBy !== undefined) expect(methodology.fees).toMatch(/^Derived: /)
    expect(/^Nominal: /.test(methodology.fees)).toBe(methodology.nominal !== undefined)
    if (network.revenue === null) expect(methodology.fees).toMatch(/^None: /)
    if (network.revenue !== null)
      expect(
        [
          ...sources,
          ...readings.flatMap(({ counters }) => counters.map(({ fact }) => ({ facts: [fact] }))),
        ].some(({ facts }) => facts.some((fact) => fact === network.revenue?.fact)),
      ).toBe(true)
  })

  test('what nothing reads yet says so', () => {
    for (const { decoder, what } of sources) expect(what.includes('not read yet')).toBe(decoder === null)
  })
})

test('ids, names and sources are unique', () => {
  const unique = (values: string[]) => expect(new Set(values).size).toBe(values.length)
  unique(networks.map(({ network }) => network.id))
  unique(networks.map(({ network }) => network.name))
  unique(
    networks.flatMap(({ network }) =>
      network.sources.flatMap(({ chain, address, decoder }) =>
        // A pallet emits events of many kinds, and each is of one source.
        decoder?.family === 'substrate'
          ? decoder.filters.map(({ event }) => `${chain} ${event}`)
          : `${chain} ${address}`,
      ),
    ),
  )
})

test('a symbol means one token: its decimals and price are the same wherever it is listed', () => {
  const seen = new Map<string, string>()
  for (const { network } of networks)
    for (const [symbol, { decimals, price }] of Object.entries(network.tokens)) {
      const meaning = JSON.stringify({ decimals, price })
      expect(seen.get(symbol) ?? meaning).toBe(meaning)
      seen.set(symbol, meaning)
    }
})
