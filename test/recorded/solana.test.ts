import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { splToken } from '../../indexer/decoders/solana/spl-token.ts'
import { readTokenInstruction } from '../../indexer/decoders/solana/token-instruction.ts'
import helium from '../../indexer/networks/helium.ts'
import type { NetworkDefinition } from '../../schemas/network.ts'
import type { SolanaDecoder, SolanaTransaction } from '../../schemas/solana.ts'
import { decodeTransaction, everyInstruction } from '../decoders/solana/decode-transaction.ts'
import { readAnswer, type TransactionAnswer } from '../decoders/solana/read-answer.ts'
import { recordedFile } from './recorded-file.ts'
import { type ParsedAnswer, unparse } from './unparse.ts'

/*
 * Real transactions of Solana, recorded by people who asked other questions of them: a claim of Helium's delegators, and
 * swaps, stakes and transfers that are nothing to any network here.
 */

const folder = new URL('../../indexer/networks/', import.meta.url)
const networks = await Promise.all(
  readdirSync(folder).map(
    async (file) => ((await import(new URL(file, folder).href)) as { default: NetworkDefinition }).default,
  ),
)
const decoders = networks.flatMap(({ id, sources }) =>
  sources.flatMap(({ decoder }) => (decoder?.family === 'solana' ? [{ network: id, decoder }] : [])),
)

const claims = recordedFile('helium/tx-fixtures')
const answers = recordedFile('evm-receipts/solana_getTransaction.jsonl.gz')
const swaps = recordedFile('solana/transactions')

/** Its accounts also change when they are opened, synchronised and closed. */
const wrappedCoin = 'So11111111111111111111111111111111111111112'

const place = { index: 0, blockHash: 'not recorded' }
const readAll = (list: readonly TransactionAnswer[]): SolanaTransaction[] =>
  list.flatMap((answer) => readAnswer(answer, { ...place, time: answer.blockTime ?? 0 }) ?? [])
const parsedIn = (path: string | undefined): ParsedAnswer[] =>
  path === undefined
    ? []
    : readdirSync(path).map((file) => {
        const answer = JSON.parse(readFileSync(join(path, file), 'utf8'))
        return answer.result ?? answer
      })
const found = (transactions: readonly SolanaTransaction[], change = (decoder: SolanaDecoder) => decoder) =>
  transactions.flatMap((transaction) =>
    decoders.flatMap(({ network, decoder }) =>
      decodeTransaction(change(decoder), transaction).map(({ path, fact, class: kind, raw, payer }) =>
        [network, path.join('.'), fact, kind, raw, payer].join(' '),
      ),
    ),
  )

test('every network on Solana is asked', () => {
  expect([...new Set(decoders.map(({ network }) => network))].sort()).toEqual([
    'geodnet',
    'helium',
    'hivemapper',
    'nosana',
    'render',
  ])
})

describe.skipIf(claims === undefined)('three recorded transactions of Helium', () => {
  const transactions = readAll(parsedIn(claims).map(unparse))
  const burned = [
    'helium 2.0.0.0 burn emission_cancel 787 GjumWQJZUcUwYdMkHDPDCRFhA7AQmb1kLapqLmDAYTVY',
    'helium 3.0.0.0 burn emission_cancel 79944 GjumWQJZUcUwYdMkHDPDCRFhA7AQmb1kLapqLmDAYTVY',
  ]

  test('hold two burns of HNT that cancel an emission, and no payment', () => {
    expect(transactions).toHaveLength(3)
    expect(found(transactions)).toEqual(burned)
  })

  test('the two burns are all that the pool lost', () => {
    const changes = transactions.flatMap(({ tokenAccounts }) =>
      [...tokenAccounts.values()]
        .filter(({ mint, pre, post }) => mint === helium.tokens['HNT']?.addresses['solana'] && pre !== post)
        .map(({ pre, post }) => post - pre),
    )
    expect(changes).toEqual([-(787n + 79_944n)])
  })

  test('would show a payment if the burn were one of credits for traffic', () => {
    const spoiled = transactions.map((transaction) => renamed(transaction))
    expect(() => found(spoiled)).toThrow(/burn_delegated_data_credits_v0 without its burn/)
  })

  test('without the decoder of claims, nothing at all is found', () => {
    const blind = (decoder: SolanaDecoder) => ({
      ...decoder,
      filters: decoder.name === 'sub-dao-rewards' ? [] : decoder.filters,
    })
    expect(found(transactions, blind)).toEqual([])
  })

  /** The claims as if they were calls of the program of Data Credits, with its mint where that has it. */
  function renamed(transaction: SolanaTransaction): SolanaTransaction {
    const rename = (list: SolanaTransaction['instructions']): SolanaTransaction['instructions'] =>
      list.map((instruction) =>
        instruction.program === 'hdaoVTCqhfHHo75XdAMxBKdUqvq1i5bF23sisBqVgGR'
          ? {
              ...instruction,
              program: 'credMBJhYFzfn7NxBMdU4aUqFggAjgztaCcv2Fo6fPT',
              accounts: instruction.accounts.with(5, 'dcuc8Amr83Wz27ZkQ2K9NS6r8zRpf1J6cvArEBDZDmm'),
              data: Buffer.concat([Buffer.from('9223fefc22ccdd85', 'hex'), instruction.data.subarray(8)]),
            }
          : { ...instruction, data: instruction.data, inner: rename(instruction.inner) },
      )
    return { ...transaction, instructions: rename(transaction.instructions) }
  }
})

describe.skipIf(answers === undefined || swaps === undefined)(
  '59 recorded swaps, stakes and transfers',
  () => {
    const lines = answers === undefined ? '' : gunzipSync(readFileSync(answers)).toString('utf8').trim()
    const transactions = readAll([
      ...lines
        .split('\n')
        .flatMap((line) => (line === '' ? [] : [JSON.parse(line).result as TransactionAnswer])),
      ...parsedIn(swaps).map(unparse),
    ])

    test('were all read, and succeeded', () => {
      expect(transactions).toHaveLength(59)
      expect(transactions.flatMap(({ instructions }) => everyInstruction(instructions)).length).toBe(814)
    })

    test('are nothing to any network', () => {
      expect(found(transactions)).toEqual([])
    })

    test('would show a movement if an account of theirs were one of ours', () => {
      const received = transactions.flatMap(({ tokenAccounts }) =>
        [...tokenAccounts].filter(([, { pre, post }]) => post > pre),
      )
      const shown = received.filter(([account, { mint, pre, post }]) => {
        const decoder = splToken({
          mint,
          rules: [{ kind: 'transfer', destination: [account], fact: 'burn', class: 'buyback' }],
        })
        const moved = transactions.flatMap((transaction) => decodeTransaction(decoder, transaction))
        return moved.some(({ raw }) => raw === post - pre)
      })
      // The others received in several transfers, or sent some of it on.
      expect([received.length, shown.length]).toEqual([134, 111])
    })

    test('every balance of a token changed by what its instructions moved', () => {
      const off = transactions.flatMap((transaction) => {
        const moved = new Map<string, bigint>()
        const add = (account: string, raw: bigint) => moved.set(account, (moved.get(account) ?? 0n) + raw)
        for (const instruction of everyInstruction(transaction.instructions))
          for (const { source, destination, amount } of readTokenInstruction(instruction, transaction)) {
            add(source, -amount)
            add(destination, amount)
          }
        return [...transaction.tokenAccounts].flatMap(([account, { mint, pre, post }]) => {
          const missing = (moved.get(account) ?? 0n) - (post - pre)
          return mint === wrappedCoin || missing === 0n ? [] : [[account, missing]]
        })
      })
      // A mint of Token-2022 that withholds 4 % of each transfer: what left the source is read, not what arrived.
      expect(off).toEqual([['4RCuNxRhspEdRLyk66WTTj68aoQGoLiDTYJWTwoUuH9q', 15_360_000n]])
    })
  },
)
