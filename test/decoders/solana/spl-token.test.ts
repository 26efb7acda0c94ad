import { describe, expect, test } from 'vitest'
import { splToken, type TokenRule } from '../../../indexer/decoders/solana/spl-token.ts'
import { token2022 } from '../../../indexer/decoders/solana/token-instruction.ts'
import { DataError } from '../../../schemas/errors.ts'
import { decodeTransaction } from './decode-transaction.ts'
import { addressOf, type Call, type Held, makeAnswer } from './make-answer.ts'
import { readAnswer } from './read-answer.ts'
import { batchOf, burnCall, transferCall } from './token-call.ts'

const [mint, other, from, to, sink, owner] = ['mint', 'other mint', 'from', 'to', 'sink', 'owner'].map(
  addressOf,
) as [string, string, string, string, string, string]

const sinks: TokenRule = { kind: 'transfer', destination: [sink], fact: 'burn', class: 'buyback' }
const signed: TokenRule = { kind: 'burn', authority: [owner], fact: 'burn', class: 'payment' }

/** What the rules make of these calls: place, amount, payer. */
function read(rules: readonly TokenRule[], calls: readonly Call[], held: Record<string, Held> = {}) {
  const transaction = readAnswer(makeAnswer({ calls, held }), { index: 0, blockHash: 'a hash', time: 1 })
  if (transaction === undefined) throw new Error('the transaction succeeded')
  return decodeTransaction(splToken({ mint, rules }), transaction).map(({ path, raw, payer }) => [
    path.join('.'),
    raw,
    payer,
  ])
}

const held = (account: string, token = mint): Record<string, Held> => ({
  [account]: { mint: token, owner, pre: 9n, post: 0n },
})
const transfer = (source: string, destination: string, more: { mint?: string; program?: string } = {}) =>
  transferCall({ source, destination, authority: owner, amount: 7n, ...more })

describe('a transfer to an account of a rule', () => {
  test('is a movement of who owned the source', () => {
    expect(read([sinks], [transfer(from, sink)], held(from))).toEqual([['0', 7n, owner]])
    expect(read([sinks], [transfer(from, sink, { mint })], held(from))).toEqual([['0', 7n, owner]])
  })

  test('is one of either token program, and one that tells its fee', () => {
    expect(read([sinks], [transfer(from, sink, { program: token2022 })], held(from))).toHaveLength(1)
    const checked = transfer(from, sink, { mint, program: token2022 })
    const [, amount] = [checked.data?.slice(0, 1), checked.data?.slice(1, 10) ?? new Uint8Array()]
    const withFee = { ...checked, data: Uint8Array.of(26, 1, ...amount, 0, 0, 0, 0, 0, 0, 0, 0) }
    expect(read([sinks], [withFee], held(from))).toEqual([['0', 7n, owner]])
    // Another instruction of the same extension moves nothing.
    expect(read([sinks], [{ ...withFee, data: Uint8Array.of(26, 3, ...amount) }], held(from))).toEqual([])
  })

  test('is one although neither account is left to tell its mint, but not of another mint', () => {
    expect(read([sinks], [transfer(from, sink)])).toEqual([['0', 7n, owner]])
    expect(read([sinks], [transfer(from, sink)], held(from, other))).toEqual([])
    expect(read([sinks], [transfer(from, sink, { mint: other })])).toEqual([])
  })

  test('is none from the account to itself, and none to where the rule says not', () => {
    expect(read([sinks], [transfer(sink, sink)], held(sink))).toEqual([])
    const out: TokenRule = {
      kind: 'transfer',
      source: [from],
      notDestination: [to],
      fact: 'emission',
      class: 'provider',
    }
    expect(read([out], [transfer(from, to), transfer(from, sink)], held(from))).toEqual([['1', 7n, owner]])
  })
})

describe('a burn that a wallet of a rule signs', () => {
  const burn = (authority: string, token = mint) =>
    burnCall({ account: from, mint: token, authority, amount: 7n })

  test('is a movement of who owned the tokens, or of who signed where that is not told', () => {
    expect(read([signed], [burn(owner)], held(from))).toEqual([['0', 7n, owner]])
    expect(read([signed], [burn(owner)])).toEqual([['0', 7n, owner]])
    expect(read([signed], [burn(to), burn(owner, other)], held(from))).toEqual([])
  })

  test('is one with bytes and accounts after it, which the program overlooks', () => {
    const { accounts = [], data = new Uint8Array(), program } = burn(owner)
    const longer = { program, accounts: [...accounts, to], data: Uint8Array.of(...data, 1, 2) }
    expect(read([signed], [longer], held(from))).toEqual([['0', 7n, owner]])
  })

  test('is refused where its amount is cut, because the program would refuse it', () => {
    const { accounts = [], data = new Uint8Array(), program } = burn(owner)
    expect(() => read([signed], [{ program, accounts, data: data.slice(0, 8) }])).toThrow(DataError)
  })

  test('is one in a batch, and no batch is one', () => {
    const two = batchOf([burn(to), burn(owner)])
    expect(read([signed], [two], held(from))).toEqual([['0.1', 7n, owner]])
    expect(read([signed], [batchOf([two])], held(from))).toEqual([])
  })
})

test('the first rule that fits decides', () => {
  const first: TokenRule = { kind: 'transfer', source: [from], fact: 'emission', class: 'provider' }
  const transaction = readAnswer(makeAnswer({ calls: [transfer(from, sink)], held: held(from) }), {
    index: 0,
    blockHash: 'a hash',
    time: 1,
  })
  if (transaction === undefined) throw new Error('the transaction succeeded')
  const facts = [
    [first, sinks],
    [sinks, first],
  ].map((rules) => decodeTransaction(splToken({ mint, rules }), transaction).map(({ fact }) => fact))
  expect(facts).toEqual([['emission'], ['burn']])
})
