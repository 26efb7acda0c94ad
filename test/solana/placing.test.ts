import { describe, expect, test } from 'vitest'
import { isSolanaRoute, routesOf, type SolanaRoute } from '../../indexer/chains/routing.ts'
import type { SolanaBlock } from '../../indexer/chains/solana/blocks.ts'
import { decodeBlock } from '../../indexer/chains/solana/decode.ts'
import { instructionRequests } from '../../indexer/chains/solana/instruction-requests.ts'
import { createSolanaRouter } from '../../indexer/chains/solana/router.ts'
import { openReferences } from '../../indexer/store/references.ts'
import type { InstructionFilter, PlacedDraft, SolanaDecoder } from '../../schemas/solana.ts'
import { solanaAccount } from '../devnet/solana/chain.ts'
import { openDraft } from '../draft.ts'
import { inventedNetwork, mint, program } from './token-moves.ts'

/* Which decoder is given which instruction, and where what it says is put. */

const [invented] = routesOf([inventedNetwork()], 'solana').filter(isSolanaRoute)
const draft: PlacedDraft = {
  fact: 'payment',
  class: '',
  service: '',
  token: mint,
  raw: 5n,
  payer: solanaAccount('holder 1'),
  payee: solanaAccount('holder 2'),
  reference: '',
  path: [0],
}

const routeOf = (decoder: Partial<SolanaDecoder>, changes: Partial<SolanaRoute> = {}): SolanaRoute => ({
  ...(invented as SolanaRoute),
  address: program,
  decoder: {
    ...(invented as SolanaRoute).decoder,
    filters: [{ program, discriminators: [] }],
    decode: () => ({ movements: [draft], references: [] }),
    ...decoder,
  },
  ...changes,
})

/** One transaction with an instruction of the program that calls another one; "2NEpo7TZRRrLZSi2U" is "Hello World!". */
const block: SolanaBlock = {
  header: { slot: 400_000_005, hash: 'Hash', parentHash: 'Parent', time: 1_760_000_000 },
  transactions: [{ transactionIndex: 3, signatures: ['Signature'], accountKeys: ['Payer'], err: null }],
  instructions: [
    {
      transactionIndex: 3,
      instructionAddress: [0],
      programId: program,
      accounts: ['A', 'B'],
      data: '2NEpo7TZRRrLZSi2U',
    },
    { transactionIndex: 3, instructionAddress: [0, 0], programId: program, accounts: ['C'], data: '' },
  ],
  tokenBalances: [],
}

function decode(routes: readonly SolanaRoute[]): ReturnType<typeof openDraft> {
  const found = openDraft()
  decodeBlock('solana', block, createSolanaRouter(routes), openReferences(), found)
  return found
}

const only = (filter: Partial<InstructionFilter>) => ({
  filters: [{ program, discriminators: [], ...filter }],
})

test('an address is written as it is, and a listed token has its symbol', () => {
  const [movement] = decode([routeOf(only({ discriminators: ['48656c6c6f'] }))]).movements
  expect(movement).toMatchObject({
    tokenAddress: mint,
    token: 'INV',
    decimals: 6,
    payer: solanaAccount('holder 1'),
    payee: solanaAccount('holder 2'),
    block: 400_000_005,
    transaction: 'Signature',
    transactionIndex: 3,
    position: '0',
    excluded: '',
  })
})

test('a payer or a transaction that does not count is kept, with why', () => {
  const hello = only({ discriminators: ['48656c6c6f'] })
  for (const excluded of [solanaAccount('holder 1'), 'Signature']) {
    const route = routeOf(hello, { exclusions: new Map([[excluded, 'not counted']]) })
    expect(decode([route]).movements.map(({ excluded: why }) => why)).toEqual(['not counted'])
  }
  const other = routeOf(hello, { exclusions: new Map([[solanaAccount('holder 1').toLowerCase(), 'x']]) })
  expect(decode([other]).movements.map(({ excluded: why }) => why)).toEqual([''])
})

test.each([
  ['all', {}, 2],
  ['the beginning of the data', { discriminators: ['48'] }, 1],
  ['any of several', { discriminators: ['ff', '4865'] }, 1],
  ['another beginning', { discriminators: ['48ff'] }, 0],
  ['an account at its place', { accounts: { 1: ['X', 'B'] } }, 1],
  ['an account at another place', { accounts: { 0: ['B'] } }, 0],
  ['another program', { program: mint }, 0],
] as const)('a filter for %s', (_, filter, count) => {
  const positions = [[0], [0, 0]]
  let at = 0
  const decoder = {
    ...only(filter),
    decode: () => ({ movements: [{ ...draft, path: positions[at++] ?? [] }], references: [] }),
  }
  expect(decode([routeOf(decoder)]).movements).toHaveLength(count)
})

test('a source that begins later gets nothing before', () => {
  const route = routeOf({})
  const later = { ...route, source: { ...route.source, firstBlock: 400_000_006 } }
  expect(decode([later]).movements).toEqual([])
})

describe('what would be counted twice or never', () => {
  test('two movements of one fact at one place are refused, of one decoder or of two', () => {
    const hello = only({ discriminators: ['48'] })
    const twice = routeOf({ ...hello, decode: () => ({ movements: [draft, draft], references: [] }) })
    const message =
      /one event made two movements of one fact; got "payment at 0, .*transaction Signature, instruction 0/
    expect(() => decode([twice])).toThrow(message)
    expect(() => decode([routeOf(hello), routeOf(hello)])).toThrow(message)
    const apart = { ...draft, fact: 'burn' as const, class: 'payment' as const }
    const both = routeOf({ ...hello, decode: () => ({ movements: [draft, apart], references: [] }) })
    expect(decode([both]).movements).toHaveLength(2)
  })

  test('an instruction of a transaction that does not name the source is refused', () => {
    expect(() => decode([routeOf(only({ discriminators: ['48'] }), { address: mint })])).toThrow(
      /does not name the address of source token; .*the filters of \S+ are wider than the source/,
    )
  })

  test('a decoder that fails says where', () => {
    const failing = routeOf({
      decode: () => {
        throw new Error('no such thing')
      },
    })
    expect(() => decode([failing])).toThrow(
      /decoder \S+ failed; got "no such thing"; at chain solana, slot 400000005, transaction Signature, instruction 0, network/,
    )
  })
})

test('a gateway is asked by the longest beginnings that it has an index of', () => {
  const decoder = routeOf({
    filters: [
      {
        program,
        discriminators: ['08', '0f', '1a01', '9223fefc22ccdd85'],
        accounts: { 1: [mint], 4: ['X', 'Y'] },
      },
      { program: mint, discriminators: ['0102030405', '01020304050607'] },
      { program: mint, discriminators: [] },
    ],
  }).decoder
  const accounts = { isCommitted: true, a1: [mint], a4: ['X', 'Y'] }
  expect(instructionRequests(decoder)).toEqual([
    { programId: [program], d1: ['0x08', '0x0f'], ...accounts },
    { programId: [program], d2: ['0x1a01'], ...accounts },
    { programId: [program], d8: ['0x9223fefc22ccdd85'], ...accounts },
    { programId: [mint], isCommitted: true, d4: ['0x01020304'] },
    { programId: [mint], isCommitted: true },
  ])
})
