import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import geodnet from '../../../indexer/networks/geodnet.ts'
import helium from '../../../indexer/networks/helium.ts'
import hivemapper from '../../../indexer/networks/hivemapper.ts'
import nosana from '../../../indexer/networks/nosana.ts'
import render from '../../../indexer/networks/render.ts'
import { decodeTransaction } from '../../decoders/solana/decode-transaction.ts'
import { readAnswer } from '../../decoders/solana/read-answer.ts'
import { portalBlockOf } from '../../portal/solana-family.ts'
import { type SolanaDevnet, type SolanaNetworkId, solanaNetworks, startSolanaDevnet } from './devnet.ts'
import { flatten, readInstructions, readMoves } from './raw-instructions.ts'
import { readSolanaTruth, type SolanaTrue } from './truth.ts'

/* The scenario of Solana: our decoders find in it what an independent reading of the raw answers finds, and it has what a
 * pipeline must survive. */

const networks = [helium, hivemapper, render, geodnet, nosana]
const endTime = Date.parse('2026-10-01T12:00:00Z') / 1000
let devnet: SolanaDevnet
let truth: SolanaTrue[]

beforeAll(async () => {
  devnet = await startSolanaDevnet({ seed: 'depindex', days: 40, endTime })
  truth = await readSolanaTruth(devnet.node.url)
})
afterAll(() => devnet?.stop())

describe('the devnet of Solana', () => {
  test('our decoders find exactly what the independent reading of the chain finds', () => {
    expect(truth.length).toBeGreaterThan(300)
    expect(decoded()).toEqual(truth)
  })

  test('every network has its facts, on most days', () => {
    const facts = new Set(
      truth.map((row) => [row.network, row.fact, row.class, row.service].filter(Boolean).join(' ')),
    )
    expect([...facts].sort()).toEqual([
      'geodnet burn buyback',
      'helium burn emission_cancel',
      'helium burn prepayment',
      'helium emission delegator',
      'helium emission operator_grant',
      'helium emission provider',
      'helium payment iot',
      'helium payment mobile',
      'helium payment onboarding',
      'helium prepayment',
      'hivemapper burn emission_cancel',
      'hivemapper burn payment',
      'hivemapper burn unknown',
      'hivemapper emission provider',
      'hivemapper emission remint',
      'hivemapper emission treasury',
      'hivemapper payment',
      'nosana payment compute',
      'render burn payment',
    ])
    for (const network of solanaNetworks) {
      const days = new Set(truth.filter((row) => row.network === network).map(({ day }) => day))
      expect(days.size, network).toBeGreaterThanOrEqual(30)
    }
  })

  test('and much that is no movement: what was burned, minted and moved otherwise, and what failed', () => {
    const { blocks } = devnet.chain
    const all = blocks.flatMap(({ transactions }) => transactions)
    const errors = new Set(all.map(({ meta: { err } }) => JSON.stringify(err?.InstructionError[1])))
    expect(errors).toEqual(new Set([undefined, '{"Custom":1}', '{"Custom":6004}']))
    expect(all.some(({ version }) => version === 0)).toBe(true)
    const moves = all
      .filter(({ meta }) => meta.err === null)
      .flatMap((transaction) =>
        readInstructions(transaction)
          .flatMap(flatten)
          .flatMap((one) => readMoves(one, transaction)),
      )
    const counted = truth.reduce((count, { movements }) => count + movements, 0)
    expect(moves.length).toBeGreaterThan(counted)
    const seconds = new Set(blocks.map(({ blockTime }) => (blockTime ?? 0) % 86_400))
    expect(seconds).toContain(0)
    expect(seconds).toContain(86_399)
    const skipped = blocks.filter(({ slot }, index) => slot !== (blocks[index - 1]?.slot ?? slot - 1) + 1)
    expect(skipped.length).toBeGreaterThan(20)
  })

  test('a Portal can hold every block of it', () => {
    for (const block of devnet.chain.blocks) expect(portalBlockOf(block).header.number).toBe(block.slot)
  })

  test('all of it lies at or after the first slots of the networks', () => {
    const first = Number(devnet.environment['SOLANA_FIRST_BLOCK'])
    expect(devnet.chain.blocks[1]?.slot).toBeGreaterThanOrEqual(first)
    for (const { sources } of networks)
      for (const { chain, firstBlock } of sources)
        if (chain === 'solana') expect(first).toBeGreaterThanOrEqual(firstBlock)
  })

  test('a payment that was made is on the chain', async () => {
    const before = await readSolanaTruth(devnet.node.url)
    for (const network of solanaNetworks) {
      const paid = devnet.pay({ network })
      const own = (rows: readonly SolanaTrue[]) =>
        rows
          .filter((row) => row.network === network && row.fact === paid.fact)
          .reduce((sum, { raw }) => sum + raw, 0n)
      expect(own(await readSolanaTruth(devnet.node.url)) - own(before), network).toBe(paid.raw)
      expect(devnet.chain.transaction(paid.signature)?.block.slot).toBe(paid.slot)
    }
    expect(decoded()).toEqual(await readSolanaTruth(devnet.node.url))
  })
})

/** The same sums as the truth, made by the decoders of the network files. */
function decoded(): SolanaTrue[] {
  const sums = new Map<string, SolanaTrue>()
  for (const { slot, blockhash, blockTime, transactions } of devnet.chain.blocks)
    for (const [index, transaction] of transactions.entries()) {
      const time = blockTime ?? 0
      const answer = { ...structuredClone(transaction), slot, blockTime } as unknown as Parameters<
        typeof readAnswer
      >[0]
      const read = readAnswer(answer, { index, blockHash: blockhash, time })
      const { message } = transaction.transaction
      const { writable, readonly } = transaction.meta.loadedAddresses
      const named = [...message.accountKeys, ...writable, ...readonly]
      if (read === undefined) continue
      for (const { id, sources } of networks)
        for (const { address, decoder } of sources) {
          // An endpoint gives the transactions that name the address, and no others.
          if (decoder?.family !== 'solana' || !named.includes(address)) continue
          for (const { fact, class: kind, service, token, raw } of decodeTransaction(decoder, read)) {
            const day = new Date(time * 1000).toISOString().slice(0, 10)
            const key = [id, day, fact, kind, service, token].join(' ')
            const before = sums.get(key)
            sums.set(key, {
              network: id as SolanaNetworkId,
              chain: 'solana',
              day,
              fact,
              class: kind,
              service,
              token,
              excluded: false,
              raw: (before?.raw ?? 0n) + raw,
              each: [...(before?.each ?? []), raw],
              movements: (before?.movements ?? 0) + 1,
            })
          }
        }
    }
  return [...sums].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, value]) => value)
}
