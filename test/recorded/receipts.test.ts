import { readdirSync, readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { zeroAddress } from 'viem'
import { describe, expect, test } from 'vitest'
import { type EvmRoute, isEvmRoute, routesOf } from '../../indexer/chains/routing.ts'
import { erc20Transfer } from '../../indexer/decoders/evm/erc20-transfer.ts'
import type { Hex } from '../../schemas/decoder.ts'
import { DataError } from '../../schemas/errors.ts'
import type { NetworkDefinition } from '../../schemas/network.ts'
import { passes } from '../decoders/decode-all.ts'
import { findMovements } from './find-movements.ts'
import { readReceipts } from './read-receipts.ts'
import { recordedFile } from './recorded-file.ts'

/*
 * Real transactions of ten chains, recorded by people who asked other questions of them. expected.csv, checked by hand,
 * says what each of those that touch tokens of this field is, and which movement it makes: today none does.
 */

const folder = new URL('../../indexer/networks/', import.meta.url)
const networks = await Promise.all(
  readdirSync(folder).map(
    async (file) => ((await import(new URL(file, folder).href)) as { default: NetworkDefinition }).default,
  ),
)
type Expected = { chain: string; transaction: string; movement: string; why: string }
const expected = parse(readFileSync(new URL('expected.csv', import.meta.url)), {
  columns: true,
}) as Expected[]
const known = new Set(expected.map(({ chain, transaction }) => `${chain} ${transaction}`))
const expectedMovements = expected
  .filter(({ movement }) => movement !== '')
  .map(({ chain, transaction, movement }) => `${chain} ${transaction} ${movement}`)

const file = recordedFile('evm-receipts/receipts.jsonl.gz')
const index = recordedFile('evm-receipts/depin_index.csv')

describe.skipIf(file === undefined)('1,304 recorded receipts of ten chains', () => {
  const { transactions, logs } =
    file === undefined ? { transactions: new Set(), logs: [] } : readReceipts(file)
  const chains = [...new Set(logs.map(({ chain }) => chain))]
  const on = (chain: string) => logs.filter((recorded) => recorded.chain === chain)
  const read = (definitions: readonly NetworkDefinition[]) =>
    chains.flatMap((chain) => findMovements(on(chain), routesOf(definitions, chain)))
  /** Every source of every network, read from block 0 on whatever chain. */
  const everywhere: EvmRoute[] = [
    ...new Set(networks.flatMap(({ sources }) => sources.map(({ chain }) => chain))),
  ]
    .flatMap((chain) => routesOf(networks, chain).filter(isEvmRoute))
    .map((route) => ({ ...route, source: { ...route.source, firstBlock: 0 } }))

  test('were all read', () => {
    expect(transactions.size).toBe(1304)
    expect(logs.length).toBe(17_707)
    expect(everywhere.length).toBeGreaterThanOrEqual(7)
  })

  test('make the movements that were found by hand, and no others', () => {
    expect(read(networks)).toEqual(expectedMovements)
  })

  test('make no others if a contract is taken for the one at its address on another chain', () => {
    expect(findMovements(logs, everywhere)).toEqual(expectedMovements)
  })

  test.skipIf(index === undefined)('all that touch tokens of this field have a line with the reason', () => {
    const listed = parse(readFileSync(index ?? ''), { columns: true }) as { chain: string; tx_hash: string }[]
    expect(listed.length).toBe(21)
    for (const { chain, tx_hash } of listed) expect(known).toContain(`${chain} ${tx_hash}`)
  })

  test('all that touch a contract or token of a network, on any chain, have a line with the reason', () => {
    const own = new Set(
      networks.flatMap(({ sources, tokens }) => [
        ...sources.map(({ address }) => address.toLowerCase()),
        ...Object.values(tokens).flatMap(({ addresses }) =>
          Object.values(addresses).map((address) => address.toLowerCase()),
        ),
      ]),
    )
    const touched = logs.filter(({ log }) => own.has(log.address))
    // Seven on the chains that are read, and two where a token of Filecoin stands at the same address on another chain.
    expect(new Set(touched.map(({ log }) => log.transactionHash)).size).toBe(9)
    for (const { chain, log } of touched) expect(known).toContain(`${chain} ${log.transactionHash}`)
  })

  test('each line of the list is of one of them and says why', () => {
    expect(known.size).toBe(expected.length)
    for (const transaction of known) expect(transactions).toContain(transaction)
    for (const { why } of expected) expect(why).toMatch(/^[A-Z0-9].*\.$/)
  })

  test('would show what a decoder reads too much: the burns of a bridge and of a tax', () => {
    const [lpt, grt] = ['livepeer', 'the-graph'].map((id) =>
      networks.find((network) => network.id === id),
    ) as [NetworkDefinition, NetworkDefinition]
    const found = read([burnsOf(lpt, 'LPT'), burnsOf(grt, 'GRT')])
    expect(found).toEqual([
      'arbitrum 0x90ca8a767118c27aa4f6370bc06d9f952ab88a9219431f68d8e2d33b4a15b395 livepeer burn unknown 6000 LPT',
      'arbitrum 0x3c846f305330969fb0ddb87c5ae411b4e9692f451a7ff3237b6f71020030c7d1 the-graph burn unknown 0.1255 GRT',
    ])
    expect(found).not.toEqual(expectedMovements)
  })

  test('hold 8,000 logs of the shapes that we read, which address alone keeps out', () => {
    const met = everywhere.flatMap(({ decoder, address }) =>
      logs
        .filter(({ log }) => decoder.filters.some((filter) => filter.topic0.includes(log.topics[0] ?? '0x')))
        .map(({ log }) => {
          try {
            const { movements } = decoder.decode(log, () => undefined)
            if (log.address === address) return movements.length === 0 ? 'own and no movement' : 'own'
            return movements.length <= 2 ? 'decoded' : 'more than two'
          } catch (error) {
            return error instanceof DataError ? 'refused' : 'broken'
          }
        }),
    )
    // ERC-721 transfers have four topics and are refused, ERC-20 transfers are decoded. GEOD and DIMO Credit are in none.
    expect(new Set(met)).toEqual(new Set(['decoded', 'refused']))
    expect(met.filter((result) => result === 'decoded').length).toBeGreaterThan(8_000)
  })

  test('hold transfers of foreign tokens that would be movements of GEODNET if its wallets decided', () => {
    const [source] = everywhere.filter(({ network }) => network === 'geodnet')
    const passed = logs.filter(({ log }) => source?.decoder.filters.some((filter) => passes(filter, log)))
    for (const { log } of passed)
      expect(`${log.topics[1]} ${log.topics[2]}`).toMatch(/dead$|fa5fed5cc2b6|8fb9dd00b9a3/)
  })
})

/** The network as somebody would write it who takes every transfer to the zero address for a burn. */
function burnsOf(network: NetworkDefinition, symbol: string): NetworkDefinition {
  const [source] = network.sources
  const address = network.tokens[symbol]?.addresses['arbitrum'] as Hex
  const decoder = erc20Transfer({ rules: [{ to: [zeroAddress], fact: 'burn', class: 'unknown' }] })
  return {
    ...network,
    sources: source === undefined ? [] : [{ ...source, address, firstBlock: 0, decoder, facts: ['burn'] }],
  }
}
