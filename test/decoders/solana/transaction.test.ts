import { describe, expect, test } from 'vitest'
import { transactionsOf } from '../../../indexer/chains/solana/transaction.ts'
import { DataError } from '../../../schemas/errors.ts'
import type { SolanaInstruction } from '../../../schemas/solana.ts'
import { addressOf, makeAnswer } from './make-answer.ts'
import { readAnswer } from './read-answer.ts'

const [one, two, token, wallet, mint] = ['one', 'two', 'token account', 'wallet', 'mint'].map(addressOf) as [
  string,
  string,
  string,
  string,
  string,
]
const place = { index: 4, blockHash: 'a hash', time: 1_732_000_001 }
const paths = (list: readonly SolanaInstruction[]): string[] =>
  list.flatMap(({ path, program, inner }) => [`${path.join('.')} ${program}`, ...paths(inner)])

describe('an answer of an endpoint is read as decoders want it', () => {
  const answer = makeAnswer({
    calls: [
      { program: one, data: Uint8Array.of(1, 2), accounts: [wallet] },
      {
        program: two,
        calls: [{ program: one, calls: [{ program: two, accounts: [token] }] }, { program: one }],
      },
    ],
    held: { [token]: { mint, owner: wallet, decimals: 8, pre: 5n } },
  })

  test('instructions stand where they ran, with their accounts and bytes', () => {
    const transaction = readAnswer(answer, place)
    expect(paths(transaction?.instructions ?? [])).toEqual([
      `0 ${one}`,
      `1 ${two}`,
      `1.0 ${one}`,
      `1.0.0 ${two}`,
      `1.1 ${one}`,
    ])
    expect(transaction?.instructions[0]?.data).toEqual(Uint8Array.of(1, 2))
    expect(transaction?.instructions[0]?.accounts).toEqual([wallet])
    expect(transaction?.tokenAccounts.get(token)).toEqual({
      mint,
      owner: wallet,
      decimals: 8,
      pre: 5n,
      post: 0n,
    })
    expect(transaction).toMatchObject({
      index: 4,
      slot: 300_000_000,
      blockHash: 'a hash',
      time: 1_732_000_001,
    })
  })

  test('accounts of lookup tables follow those of the message', () => {
    const [loaded, other] = [addressOf('loaded'), addressOf('loaded, only read')]
    const { message, signatures } = answer.transaction
    const instructions = [
      { ...message.instructions[0], accounts: [message.accountKeys.length, message.accountKeys.length + 1] },
    ]
    const read = readAnswer(
      {
        ...answer,
        version: 0,
        meta: {
          ...answer.meta,
          innerInstructions: [],
          logMessages: [],
          loadedAddresses: { writable: [loaded], readonly: [other] },
        },
        transaction: { signatures, message: { ...message, instructions } as typeof message },
      },
      place,
    )
    expect(read?.instructions[0]?.accounts).toEqual([loaded, other])
  })

  test('one that failed moves nothing and is none', () => {
    expect(readAnswer(makeAnswer({ calls: [{ program: one }], failed: true }), place)).toBeUndefined()
  })
})

describe('a part of a transaction is refused, because what it called would be lost', () => {
  const instruction = (...instructionAddress: number[]) => ({
    transactionIndex: 0,
    instructionAddress,
    programId: one,
    accounts: [],
    data: '',
  })
  const read = (...addresses: number[][]) =>
    transactionsOf(
      { slot: 1, hash: 'a hash', time: 1 },
      {
        transactions: [{ transactionIndex: 0, signatures: ['s'], accountKeys: [wallet], err: null }],
        instructions: addresses.map((address) => instruction(...address)),
        tokenBalances: [],
      },
    )

  test('what failed is left out, with its instructions', () => {
    const items = {
      transactions: [
        { transactionIndex: 0, signatures: ['failed'], accountKeys: [wallet], err: { Custom: 1 } },
        { transactionIndex: 3, signatures: ['s'], accountKeys: [wallet], err: null },
      ],
      instructions: [instruction(0), { ...instruction(0), transactionIndex: 3 }],
      tokenBalances: [],
    }
    const read = transactionsOf({ slot: 1, hash: 'a hash', time: 1 }, items)
    expect(read.map(({ index, signature }) => [index, signature])).toEqual([[3, 's']])
  })

  test('whole ones pass', () => {
    expect(paths(read([0], [0, 0], [0, 0, 0], [0, 1], [1])[0]?.instructions ?? [])).toHaveLength(5)
  })

  test.each([
    ['the caller is missing', [[0, 0]]],
    ['the first one is missing', [[1]]],
    ['one between others is missing', [[0], [0, 0], [0, 2]]],
    ['a caller of another branch', [[0], [0, 0], [1], [0, 1]]],
    ['one twice', [[0], [0]]],
  ])('%s', (_, addresses) => {
    expect(() => read(...addresses)).toThrow(DataError)
  })
})
