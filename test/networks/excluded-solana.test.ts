import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { routesOf, type SolanaRoute } from '../../indexer/chains/routing.ts'
import { decodeBlock } from '../../indexer/chains/solana/decode.ts'
import { createSolanaRouter } from '../../indexer/chains/solana/router.ts'
import { toBlock } from '../../indexer/chains/solana/rpc-block.ts'
import { RpcTransactionShape } from '../../indexer/chains/solana/rpc-transaction.ts'
import render from '../../indexer/networks/render.ts'
import { openReferences } from '../../indexer/store/references.ts'
import type { NetworkDefinition } from '../../schemas/network.ts'
import { openDraft } from '../draft.ts'

/* One of the seven manual burns, and a burn that counts, through all that a reader does to the answers of an endpoint. */

const fixture = new URL('../fixtures/render/manual-burn/input.json', import.meta.url)
const { transactions } = JSON.parse(readFileSync(fixture, 'utf8'))

/** What is kept of the burns, and why they do not count; `change` alters an answer before it is read. */
function read(network: NetworkDefinition, change: (text: string) => string = (text) => text) {
  const router = createSolanaRouter(routesOf([network], 'solana') as SolanaRoute[])
  const draft = openDraft()
  for (const answer of transactions) {
    const parsed = RpcTransactionShape.parse(JSON.parse(change(JSON.stringify(answer))))
    const [signature = ''] = parsed.transaction.signatures
    const place = { slot: parsed.slot, hash: 'a hash', parentSlot: parsed.slot - 1, parentHash: 'another' }
    const block = toBlock({ ...place, time: 1, signatures: [signature] }, 1, new Map([[signature, parsed]]))
    decodeBlock('solana', block, router, openReferences(), draft)
  }
  return draft.movements.map(({ raw, decimals, excluded }) => [raw, decimals, excluded])
}

const why = 'A manual burn that an equal mint took back; no job was paid by it.'

test('a burn that is listed by its signature is kept and does not count', () => {
  expect(read(render)).toEqual([
    [500n, 8, why],
    [100n, 8, ''],
  ])
  expect(read({ ...render, excludedTransactions: [] })).toEqual([
    [500n, 8, ''],
    [100n, 8, ''],
  ])
})

test('all seven are listed, each once', () => {
  const listed = render.excludedTransactions.map(({ transaction }) => transaction)
  expect([listed.length, new Set(listed).size]).toEqual([7, 7])
})

test('a token of other decimals than its network lists stops the reader', () => {
  const six = (text: string) => text.replaceAll('"decimals":8', '"decimals":6')
  expect(() => read(render, six)).toThrow(/got "6 of rndriz.*expected 8; decimalsOn/)
})

test.each(['innerInstructions', 'preTokenBalances', 'postTokenBalances'])(
  'an endpoint that did not record %s cannot be read from',
  (field) => {
    const forget = (text: string) => {
      const answer = JSON.parse(text)
      answer.meta[field] = null
      return JSON.stringify(answer)
    }
    expect(() => read(render, forget)).toThrow(/a node that did not record it/)
  },
)
